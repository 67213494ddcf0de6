//! title: Still set after it fired
//! teaches: IsThreadpoolTimerSet tells whether a timer was set and not stopped; it does not tell whether a tick is to come
//@ never: any
//@ only-output: "fresh: 0\ntick\nfired: 1\nstopped: 0\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("tick\n");
}

int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);
    FILETIME now = {0};

    printf("fresh: %d\n", IsThreadpoolTimerSet(timer));
    SetThreadpoolTimer(timer, &now, 0, 0);              /* zero: at once, and only once */
    Sleep(100);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    printf("fired: %d\n", IsThreadpoolTimerSet(timer));
    SetThreadpoolTimer(timer, NULL, 0, 0);
    printf("stopped: %d\n", IsThreadpoolTimerSet(timer));
    CloseThreadpoolTimer(timer);
    return 0;
}
