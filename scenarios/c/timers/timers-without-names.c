//! title: Two timers without names
//! teaches: a timer that nobody else has to find needs no name; each call makes one of its own
//@ never: any
//@ only-output: "the watchdog is called off\nrefreshed\n"
//@ only-output: "refreshed\nthe watchdog is called off\n"
//@ twin: timer-of-the-same-name

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI watchdog(LPVOID unused)
{
    HANDLE timer = CreateWaitableTimerA(NULL, TRUE, NULL);
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
    HANDLE timer = CreateWaitableTimerA(NULL, TRUE, NULL);
    HANDLE thread = CreateThread(NULL, 0, watchdog, NULL, 0, NULL);
    LARGE_INTEGER due;

    due.QuadPart = -10000LL * 100;
    SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE);
    WaitForSingleObject(timer, INFINITE);
    printf("refreshed\n");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(timer);
    return 0;
}
