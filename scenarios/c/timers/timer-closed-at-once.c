//! title: A timer closed while it ticks
//! teaches: CloseThreadpoolTimer waits for nothing: a callback that is queued or runs goes on with what is freed
//@ sometimes: use-after-free
//@ sometimes: callback-after-close
//@ only-output: "closed\n"
//@ twin: timer-taken-down

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
    InterlockedIncrement((LONG *)context);   //~ use-after-free
}

int main(void)
{
    LONG *ticks = calloc(1, sizeof(*ticks));
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, ticks, NULL);

    arm(timer, 100, 100);
    Sleep(200);
    CloseThreadpoolTimer(timer);   //~ callback-after-close
    free(ticks);
    printf("closed\n");
    return 0;
}
