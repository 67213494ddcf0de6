//! title: The wait does not wait for the tick
//! teaches: WaitForThreadpoolTimerCallbacks waits for callbacks that are queued or run; a timer that is set is no callback yet
//@ never: any
//@ only-output: "the wait is over\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("tick\n");
}

int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);
    LONGLONG due = -10000LL * 100;
    FILETIME when;

    when.dwLowDateTime = (DWORD)due;
    when.dwHighDateTime = (DWORD)(due >> 32);
    SetThreadpoolTimer(timer, &when, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    printf("the wait is over\n");
    SetThreadpoolTimer(timer, NULL, 0, 0);
    CloseThreadpoolTimer(timer);
    Sleep(200);
    return 0;
}
