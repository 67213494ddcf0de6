//! title: PORT-09 a running thread that blocks makes room for another
//! teaches: with a concurrency of 1 the second packet is handed out while the first thread waits for an event
//!   (documented)
//@ never: any
//@ only-output: "second\nfirst\n"

#include <windows.h>
#include <stdio.h>

static HANDLE port, event;

static DWORD WINAPI take(LPVOID unused)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    if (key == 1) {
        WaitForSingleObject(event, INFINITE);
        printf("first\n");
    } else {
        printf("second\n");
        SetEvent(event);
    }
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    threads[0] = CreateThread(NULL, 0, take, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, take, NULL, 0, NULL);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    return 0;
}
