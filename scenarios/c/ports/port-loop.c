//! title: A completion port without I/O
//! teaches: a port is a queue of packets; a key of your own can mean "stop"
//@ never: any
//@ only-output: "job 1\njob 2\nstopped\n"

#include <windows.h>
#include <stdio.h>

#define STOP 0

static DWORD WINAPI worker(LPVOID port)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    while (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE) && key != STOP) {
        printf("job %lu\n", (unsigned long)key);
    }
    return 0;
}

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    HANDLE thread = CreateThread(NULL, 0, worker, port, 0, NULL);

    PostQueuedCompletionStatus(port, 0, 1, NULL);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    PostQueuedCompletionStatus(port, 0, STOP, NULL);
    WaitForSingleObject(thread, INFINITE);
    printf("stopped\n");

    CloseHandle(thread);
    CloseHandle(port);
    return 0;
}
