//! title: A port and its workers
//! teaches: packets leave a port in their order, but the work on them overlaps
//@ never: any
#include <windows.h>
#include <stdio.h>

#define WORKERS 3
#define JOBS 4

static HANDLE port;
static volatile LONG sum;

static DWORD WINAPI worker(LPVOID unused)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    while (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE) && key != 0) {
        InterlockedExchangeAdd(&sum, (LONG)key);
    }
    return 0;
}

int main(void)
{
    HANDLE threads[WORKERS];
    int i;

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, WORKERS);
    for (i = 0; i < WORKERS; i++) {
        threads[i] = CreateThread(NULL, 0, worker, NULL, 0, NULL);
    }
    for (i = 1; i <= JOBS; i++) {
        PostQueuedCompletionStatus(port, 0, i, NULL);
    }
    for (i = 0; i < WORKERS; i++) {
        PostQueuedCompletionStatus(port, 0, 0, NULL);
    }
    WaitForMultipleObjects(WORKERS, threads, TRUE, INFINITE);
    printf("%ld\n", sum);
    CloseHandle(port);
    return 0;
}
