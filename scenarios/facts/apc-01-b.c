//! title: APC-01 a routine ends the wait of a thread that waits already
//! teaches: the wait for the event returns 192 although nobody set it (documented)
//@ never: any
//@ only-output: "routine 7\nwait 192\n"

#include <windows.h>
#include <stdio.h>

static HANDLE event;

static VOID CALLBACK routine(ULONG_PTR data)
{
    printf("routine %lu\n", (ULONG)data);
}

static DWORD WINAPI waiter(LPVOID unused)
{
    printf("wait %lu\n", WaitForSingleObjectEx(event, INFINITE, TRUE));
    return 0;
}

int main(void)
{
    HANDLE thread;

    event = CreateEventA(NULL, FALSE, FALSE, NULL);
    thread = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    Sleep(10);
    QueueUserAPC(routine, thread, 7);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
