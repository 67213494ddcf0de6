//! title: ALARM-03 CancelWaitableTimer stops the timer and leaves its state
//! teaches: not signalled stays so; signalled stays so, too (documented)
//@ never: any
//@ only-output: "cancelled 1: 258\nsignalled, then cancelled 1: 0\nan event: 0, error 6\n"

#include <windows.h>
#include <stdio.h>

static void set(HANDLE timer, int milliseconds, LONG period)
{
    LARGE_INTEGER due;

    due.QuadPart = -10000LL * milliseconds;
    SetWaitableTimer(timer, &due, period, NULL, NULL, FALSE);
}

int main(void)
{
    HANDLE timer = CreateWaitableTimerExA(NULL, NULL, CREATE_WAITABLE_TIMER_MANUAL_RESET, TIMER_ALL_ACCESS);
    BOOL cancelled;

    set(timer, 50, 0);
    cancelled = CancelWaitableTimer(timer);
    printf("cancelled %d: %lu\n", cancelled, WaitForSingleObject(timer, 100));
    set(timer, 50, 0);
    WaitForSingleObject(timer, INFINITE);
    cancelled = CancelWaitableTimer(timer);
    printf("signalled, then cancelled %d: %lu\n", cancelled, WaitForSingleObject(timer, 0));
    cancelled = CancelWaitableTimer(CreateEventA(NULL, FALSE, FALSE, NULL));
    printf("an event: %d, error %lu\n", cancelled, GetLastError());
    return 0;
}
