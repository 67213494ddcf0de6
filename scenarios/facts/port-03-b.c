//! title: PORT-03 the concurrency is ignored where a port is passed in
//! teaches: associating a file with concurrency 0 leaves the port at 1, and the two threads never meet
//!   (documented)
//@ sometimes: hang
//@ never-output: "met"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

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
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE threads[2];

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    CreateIoCompletionPort(server, port, 0, 0);
    threads[0] = CreateThread(NULL, 0, meet, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, meet, NULL, 0, NULL);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    printf("met\n");
    return 0;
}
