//! title: PORT-10 with a backlog the thread that asks again gets the next packet
//! teaches: at a concurrency of 1 one of the two threads takes all three (documented)
//@ never: any
//@ only-output: "one thread took 3\n"

#include <windows.h>
#include <stdio.h>

static HANDLE port;

static DWORD WINAPI take(LPVOID unused)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    int count = 0;

    do {
        GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
        count++;
    } while (key != 3);
    printf("one thread took %d\n", count);
    ExitProcess(0);
}

int main(void)
{
    int i;

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
    for (i = 1; i <= 3; i++) {
        PostQueuedCompletionStatus(port, 0, i, NULL);
    }
    CreateThread(NULL, 0, take, NULL, 0, NULL);
    CreateThread(NULL, 0, take, NULL, 0, NULL);
    Sleep(INFINITE);
    return 0;
}
