//! title: TIMER-05 what IsThreadpoolTimerSet says
//! teaches: FALSE when new, TRUE when armed and after it has fired, FALSE after NULL (tested)
//@ never: any
//@ only-output: "0 1\ntick\n1 0\n"

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

    printf("%d ", IsThreadpoolTimerSet(timer));
    set(timer, 100, 0, 0);
    printf("%d\n", IsThreadpoolTimerSet(timer));
    Sleep(200);
    printf("%d ", IsThreadpoolTimerSet(timer));
    SetThreadpoolTimer(timer, NULL, 0, 0);
    printf("%d\n", IsThreadpoolTimerSet(timer));
    return 0;
}
