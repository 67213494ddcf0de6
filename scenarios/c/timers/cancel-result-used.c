//! title: Who owns the reference
//! teaches: only if SetThreadpoolTimerEx returns TRUE does the reference of the callback come back to the caller
//@ never: any
//@ only-output: "done\n"
//@ twin: cancel-result-ignored

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

static LONG references = 1;

static void release(LONG *values)
{
    if (InterlockedDecrement(&references) == 0) {
        free(values);
    }
}

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    LONG *values = context;

    InterlockedIncrement(&values[0]);
    release(values);
}

int main(void)
{
    LONG *values = calloc(1, sizeof(*values));
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, values, NULL);

    /* one reference is the timer's */
    arm(timer, 100, 0);
    Sleep(100);
    if (SetThreadpoolTimerEx(timer, NULL, 0, 0)) {
        release(values);
    }
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    CloseThreadpoolTimer(timer);
    Sleep(100);
    printf("done\n");
    return 0;
}
