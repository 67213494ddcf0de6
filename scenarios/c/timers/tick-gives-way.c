//! title: A tick gives way
//! teaches: a tick that finds another one at work leaves the work to it
//@ never: any
//@ only-output: "closed\n"
//@ twin: ticks-overlap

#include <windows.h>
#include <stdio.h>

static void arm(PTP_TIMER timer, int milliseconds, DWORD period)
{
    LONGLONG due = -10000LL * milliseconds;
    FILETIME when;

    when.dwLowDateTime = (DWORD)due;
    when.dwHighDateTime = (DWORD)(due >> 32);
    SetThreadpoolTimer(timer, &when, period, 0);
}

static LONG busy;
static LONG ticks;
static int written;

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    if (InterlockedExchange(&busy, 1) == 0) {
        Sleep(InterlockedIncrement(&ticks) == 1 ? 150 : 50);    /* the first write is slow */
        written++;
        InterlockedExchange(&busy, 0);
    }
}

int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);

    arm(timer, 100, 100);
    Sleep(200);
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    CloseThreadpoolTimer(timer);
    printf("closed\n");
    return 0;
}
