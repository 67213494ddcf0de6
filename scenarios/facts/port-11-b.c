//! title: PORT-11 a thread that ends no longer counts
//! teaches: at a concurrency of 1 the second thread gets its packet when the first one has gone (documented)
//@ never: any
//@ only-output: "1\n2\n"

#include <windows.h>
#include <stdio.h>

static HANDLE port;

static DWORD WINAPI take(LPVOID unused)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    printf("%lu\n", (ULONG)key);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    threads[0] = CreateThread(NULL, 0, take, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, take, NULL, 0, NULL);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    return 0;
}
