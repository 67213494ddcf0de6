//! title: ALARM-04 the pool can wait for a waitable timer
//! teaches: a TP_WAIT on the timer runs its callback when the time is up (documented)
//@ never: any
//@ only-output: "fired 0\ndone\n"

#include <windows.h>
#include <stdio.h>

static void set(HANDLE timer, int milliseconds, LONG period)
{
    LARGE_INTEGER due;

    due.QuadPart = -10000LL * milliseconds;
    SetWaitableTimer(timer, &due, period, NULL, NULL, FALSE);
}

static VOID CALLBACK fired(PTP_CALLBACK_INSTANCE instance, PVOID done, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("fired %lu\n", result);
    SetEvent(done);
}

int main(void)
{
    HANDLE timer = CreateWaitableTimerExW(NULL, NULL, 0, TIMER_ALL_ACCESS), done = CreateEventA(NULL, FALSE, FALSE, NULL);
    PTP_WAIT wait = CreateThreadpoolWait(fired, done, NULL);

    SetThreadpoolWait(wait, timer, NULL);
    set(timer, 30, 0);
    WaitForSingleObject(done, INFINITE);
    printf("done\n");
    WaitForThreadpoolWaitCallbacks(wait, FALSE);
    CloseThreadpoolWait(wait);
    CloseHandle(timer);
    return 0;
}
