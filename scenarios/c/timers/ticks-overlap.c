//! title: Two ticks at once
//! teaches: a periodic timer does not wait for its callback: a slow tick and the next one run at the same time
//@ sometimes: data-race
//@ twin: tick-gives-way

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

static LONG ticks;
static int written;

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    Sleep(InterlockedIncrement(&ticks) == 1 ? 150 : 50);    /* the first write is slow */
    written++;   //~ data-race
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
