//! title: Told to stop first
//! teaches: a flag that the callback looks at under a lock before it arms the timer again
//@ never: any
//@ only-output: "stopped\n"
//@ twin: timer-rearms-itself

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
static CRITICAL_SECTION lock;
static BOOL stopping;

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    InterlockedIncrement(ticks);
    EnterCriticalSection(&lock);
    if (!stopping) {
        arm(timer, 100, 0);
    }
    LeaveCriticalSection(&lock);
}

int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);

    InitializeCriticalSection(&lock);
    ticks = calloc(1, sizeof(*ticks));
    arm(timer, 100, 0);
    Sleep(100);
    EnterCriticalSection(&lock);
    stopping = TRUE;
    LeaveCriticalSection(&lock);
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    Sleep(150);
    free(ticks);
    Sleep(100);
    printf("stopped\n");
    return 0;
}
