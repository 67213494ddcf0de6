//! title: Cancelled, or so it seems
//! teaches: SetThreadpoolTimerEx returns FALSE when the callback is on its way: its reference is not yours to give back
//@ sometimes: use-after-free
//@ sometimes: callback-after-close
//@ only-output: "done\n"
//@ twin: cancel-result-used

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

    InterlockedIncrement(&values[0]);   //~ use-after-free
    release(values);
}

int main(void)
{
    LONG *values = calloc(1, sizeof(*values));
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, values, NULL);

    /* one reference is the timer's */
    arm(timer, 100, 0);
    Sleep(100);
    SetThreadpoolTimerEx(timer, NULL, 0, 0);
    release(values);
    CloseThreadpoolTimer(timer);
    Sleep(100);
    printf("done\n");
    return 0;
}
