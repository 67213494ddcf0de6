//! title: TIMER-02 period 0 is one shot, another one goes on
//! teaches: a periodic timer fires until it is stopped (documented), three times in 600 ms (tested)
//@ never: any
//@ only-output: "tick\ntick\ntick\nthree\n"

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

    set(timer, 200, 200, 0);
    Sleep(700);
    printf("three\n");
    return 0;
}
