//! title: ALARM-01 a waitable timer is signalled when its time is up
//! teaches: one that resets itself releases one wait; one with manual reset stays signalled until it is set again (documented)
//@ never: any
//@ only-output: "early 258\nin time 0\nagain 258\nmanual 0 0\nset again 258\nSetEvent 0, error 6\n"

#include <windows.h>
#include <stdio.h>

static void set(HANDLE timer, int milliseconds, LONG period)
{
    LARGE_INTEGER due;

    due.QuadPart = -10000LL * milliseconds;
    SetWaitableTimer(timer, &due, period, NULL, NULL, FALSE);
}

int main(void)
{
    HANDLE timer = CreateWaitableTimerA(NULL, FALSE, NULL), manual = CreateWaitableTimerA(NULL, TRUE, NULL);
    BOOL done;
    DWORD first;

    set(timer, 100, 0);
    printf("early %lu\n", WaitForSingleObject(timer, 50));
    printf("in time %lu\n", WaitForSingleObject(timer, 100));
    printf("again %lu\n", WaitForSingleObject(timer, 100));
    set(manual, 10, 0);
    first = WaitForSingleObject(manual, INFINITE);
    printf("manual %lu %lu\n", first, WaitForSingleObject(manual, 0));
    set(manual, 10, 0);
    printf("set again %lu\n", WaitForSingleObject(manual, 0));
    done = SetEvent(timer);
    printf("SetEvent %d, error %lu\n", done, GetLastError());
    CloseHandle(timer);
    CloseHandle(manual);
    return 0;
}
