//! title: Stopped, and armed again
//! teaches: a callback that arms its timer again may do so after the one call that was to stop it
//@ sometimes: use-after-free
//@ only-output: "stopped\n"
//@ twin: timer-told-to-stop

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

static LONG *ticks;

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    InterlockedIncrement(ticks);   //~ use-after-free
    arm(timer, 100, 0);
}

int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);

    ticks = calloc(1, sizeof(*ticks));
    arm(timer, 100, 0);
    Sleep(100);
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    Sleep(150);
    free(ticks);
    Sleep(100);
    printf("stopped\n");
    return 0;
}
