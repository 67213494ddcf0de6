//! title: SYNC-01 a mutex that was taken twice is released twice
//! teaches: its owner does not block on it again; another thread gets it after the second release (documented)
//@ never: any
//@ only-output: "0 0\nfree once\ntaken\n"
//@ only-output: "0 0\nfree once\nbusy\n"

#include <windows.h>
#include <stdio.h>

static HANDLE mutex;

static DWORD WINAPI other(LPVOID unused)
{
    if (WaitForSingleObject(mutex, 0) == WAIT_TIMEOUT) {
        printf("busy\n");
        return 0;
    }
    printf("taken\n");
    ReleaseMutex(mutex);
    return 0;
}

int main(void)
{
    HANDLE thread;
    DWORD one, two;

    mutex = CreateMutexA(NULL, FALSE, NULL);
    one = WaitForSingleObject(mutex, INFINITE);
    two = WaitForSingleObject(mutex, INFINITE);
    printf("%lu %lu\n", one, two);
    ReleaseMutex(mutex);
    printf("free once\n");
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    ReleaseMutex(mutex);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(mutex);
    return 0;
}
