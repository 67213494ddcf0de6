//! title: TIMER-03 no timer is delayed beyond its window
//! teaches: nor comes it before it is due (documented)
//@ never: any
//@ only-output: "early\ntick\nlater\n"

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

    set(timer, 100, 0, 50);
    Sleep(90);
    printf("early\n");
    Sleep(70);
    printf("later\n");
    return 0;
}
