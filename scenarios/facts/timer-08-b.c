//! title: TIMER-08 the safe order
//! teaches: NULL, Wait(TRUE), Close: no callback comes afterwards (documented)
//@ never: any
//@ only-output: "closed\n"
//@ only-output: "tick\nclosed\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("tick\n");
}

static void set(PTP_TIMER timer, int ms, DWORD period, DWORD window)
{
    ULARGE_INTEGER due;
    FILETIME when;

    due.QuadPart = (ULONGLONG)(-10000LL * ms);
    when.dwLowDateTime = due.LowPart;
    when.dwHighDateTime = due.HighPart;
    SetThreadpoolTimer(timer, &when, period, window);
}


int main(void)
{
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);

    set(timer, 100, 100, 0);
    Sleep(100);
    SetThreadpoolTimer(timer, NULL, 0, 0);
    WaitForThreadpoolTimerCallbacks(timer, TRUE);
    CloseThreadpoolTimer(timer);
    printf("closed\n");
    Sleep(500);
    return 0;
}
