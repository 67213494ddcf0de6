//! title: A timer taken down in order
//! teaches: NULL stops the timer, Wait(TRUE) waits for the callback that runs, and only then it may be closed
//@ never: any
//@ only-output: "closed\n"
//@ twin: timer-closed-at-once

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static void arm(PTP_TIMER timer, int milliseconds, DWORD period)
{
    LONGLONG due = -10000LL * milliseconds;
    FILETIME when;

    when.dwLowDateTime = (DWORD)due;
    when.dwHighDateTime = (DWORD)(due >> 32);
    SetThreadpoolTimer(timer, &when, period, 0);
}

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    InterlockedIncrement((LONG *)context);
}

int main(void)
{
    LONG *ticks = calloc(1, sizeof(*ticks));
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, ticks, NULL);

    arm(timer, 100, 100);
    Sleep(200);
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, TRUE);
    CloseThreadpoolTimer(timer);
    free(ticks);
    printf("closed\n");
    return 0;
}
