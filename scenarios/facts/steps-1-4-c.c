//! title: STEPS 1.4 waiting for all takes all at once, or nothing
//! teaches: an event that is set stays free for others while the wait for all lacks the other one
//!   (documented)
//@ never: any
//@ only-output: "taken 0\nboth\n"

#include <windows.h>
#include <stdio.h>

static HANDLE events[2];

static DWORD WINAPI both(LPVOID unused)
{
    WaitForMultipleObjects(2, events, TRUE, INFINITE);
    printf("both\n");
    return 0;
}

int main(void)
{
    HANDLE thread;

    events[0] = CreateEventA(NULL, FALSE, FALSE, NULL);
    events[1] = CreateEventA(NULL, FALSE, FALSE, NULL);
    thread = CreateThread(NULL, 0, both, NULL, 0, NULL);
    Sleep(10);
    SetEvent(events[0]);
    printf("taken %lu\n", WaitForSingleObject(events[0], 0));
    SetEvent(events[1]);
    SetEvent(events[0]);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
