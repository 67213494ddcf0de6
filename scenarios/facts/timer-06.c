//! title: TIMER-06 Wait waits for callbacks, not for the expiry
//! teaches: on an armed timer it returns at once (tested)
//@ never: any
//@ only-output: "waited\ntick\n"

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
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    printf("waited\n");
    Sleep(500);
    return 0;
}
