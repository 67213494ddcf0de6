//! title: PORT-07 of the threads that wait the most recent one is released first
//! teaches: last in, first out (documented; DIS-11)
//@ never: any
//@ only-output: "late 1\nearly 2\n"

#include <windows.h>
#include <stdio.h>

static HANDLE port;

static DWORD WINAPI take(LPVOID late)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    if (late) {
        Sleep(10);
    }
    GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
    printf("%s %lu\n", late ? "late" : "early", (ULONG)key);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    threads[0] = CreateThread(NULL, 0, take, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, take, &port, 0, NULL);
    Sleep(20);
    PostQueuedCompletionStatus(port, 0, 1, NULL);
    Sleep(10);
    PostQueuedCompletionStatus(port, 0, 2, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    return 0;
}
