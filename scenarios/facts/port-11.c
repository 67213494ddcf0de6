//! title: PORT-11 a thread counts for the port that it used last
//! teaches: having asked another port it no longer keeps the first one busy (documented)
//@ never: any
//@ only-output: "met\n"

#include <windows.h>
#include <stdio.h>

static HANDLE port, other;
static volatile LONG arrived;

static DWORD WINAPI meet(LPVOID unused)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    GetQueuedCompletionStatus(other, &bytes, &key, &overlapped, 0);
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
    other = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    threads[0] = CreateThread(NULL, 0, meet, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, meet, NULL, 0, NULL);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    printf("met\n");
    return 0;
}
