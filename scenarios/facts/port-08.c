//! title: PORT-08 a packet is held back while as many threads run as the port allows
//! teaches: with a concurrency of 1 the second thread never gets its packet while the first one spins
//!   (documented)
//@ sometimes: hang
//@ never-output: "met"

#include <windows.h>
#include <stdio.h>

static HANDLE port;
static volatile LONG arrived;

static DWORD WINAPI meet(LPVOID unused)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    InterlockedIncrement(&arrived);
    while (arrived < 2) {
        SwitchToThread();
    }
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    threads[0] = CreateThread(NULL, 0, meet, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, meet, NULL, 0, NULL);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    printf("met\n");
    return 0;
}
