//! title: TIMER-03 a window lets the system delay a timer
//! teaches: the callback may come before or after a timer that is due within the window (documented)
//@ never: any
//@ only-output: "tick\nlater\n"
//@ only-output: "later\ntick\n"

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

    set(timer, 100, 0, 200);
    Sleep(200);
    printf("later\n");
    Sleep(1000);
    return 0;
}
