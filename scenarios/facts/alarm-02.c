//! title: ALARM-02 a period, and a routine for each expiry
//! teaches: the routine is queued to the thread that set the timer and runs in its alertable waits (documented)
//@ never: any
//@ only-output: "tick 1\nwait 192\ntick 2\nwait 192\nwait 0\ncancelled in time 0\ntick 3\nonce 192\nperiod 0\n"

#include <windows.h>
#include <stdio.h>

static int ticks;

static VOID CALLBACK tick(LPVOID step, DWORD low, DWORD high)
{
    ticks += *(int *)step;
    printf("tick %d\n", ticks);
}

int main(void)
{
    static int step = 1;
    LARGE_INTEGER due;
    HANDLE timer = CreateWaitableTimerW(NULL, FALSE, NULL);

    due.QuadPart = -10 * 10000;
    SetWaitableTimer(timer, &due, 20, tick, &step, FALSE);
    printf("wait %lu\n", SleepEx(INFINITE, TRUE));
    printf("wait %lu\n", SleepEx(INFINITE, TRUE));
    CancelWaitableTimer(timer);
    printf("wait %lu\n", SleepEx(50, TRUE));
    SetWaitableTimer(timer, &due, 10, tick, &step, FALSE);
    Sleep(55);
    CancelWaitableTimer(timer);
    printf("cancelled in time %lu\n", SleepEx(50, TRUE));
    SetWaitableTimer(timer, &due, 10, tick, &step, FALSE);
    Sleep(55);
    printf("once %lu\n", SleepEx(0, TRUE));
    SetWaitableTimer(timer, &due, 20, NULL, NULL, FALSE);
    WaitForSingleObject(timer, INFINITE);
    printf("period %lu\n", WaitForSingleObject(timer, 25));
    CloseHandle(timer);
    return 0;
}
