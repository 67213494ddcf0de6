//! title: TIMER-01 a relative due time
//! teaches: the callback comes when so many 100 ns units have passed, not before (documented)
//@ never: any
//@ only-output: "early\ntick\nlate\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("tick\n");
}

static void set(PTP_TIMER timer, int ms, DWORD period, DWORD window)
{
    ULARGE_INTEGER due;
    FILETIME when;

    due.QuadPart = (ULONGLONG)(-10000LL * ms);
    when.dwLowDateTime = due.LowPart;
    when.dwHighDateTime = due.HighPart;
    SetThreadpoolTimer(timer, &when, period, window);
}


int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);

    set(timer, 200, 0, 0);
    Sleep(100);
    printf("early\n");
    Sleep(200);
    printf("late\n");
    return 0;
}
