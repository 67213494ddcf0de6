//! title: Two timers with one name
//! teaches: a waitable timer that is made under a name that is taken is no new timer, and the handle works all the same
//@ sometimes: deadlock
//@ only-output: "the watchdog is called off\n"
//@ only-output: "the watchdog is called off\nrefreshed\n"
//@ only-output: "refreshed\nthe watchdog is called off\n"
//@ twin: timers-without-names

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI watchdog(LPVOID unused)
{
    HANDLE timer = CreateWaitableTimerA(NULL, TRUE, "tpio-timer");
    LARGE_INTEGER due;

    (void)unused;
    due.QuadPart = -10000LL * 5000;
    SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE);
    CancelWaitableTimer(timer);
    printf("the watchdog is called off\n");
    CloseHandle(timer);
    return 0;
}

int main(void)
{
    HANDLE timer = CreateWaitableTimerA(NULL, TRUE, "tpio-timer");
    HANDLE thread = CreateThread(NULL, 0, watchdog, NULL, 0, NULL);
    LARGE_INTEGER due;

    due.QuadPart = -10000LL * 100;
    SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE);
    WaitForSingleObject(timer, INFINITE);   //~ deadlock
    printf("refreshed\n");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(timer);
    return 0;
}
