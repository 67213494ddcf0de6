//! title: SYNC-01 a released mutex goes to any one of its waiters
//! teaches: each waiter gets it in its turn, in either order (documented)
//@ never: any
//@ only-output: "A\nB\n"
//@ only-output: "B\nA\n"

#include <windows.h>
#include <stdio.h>

static HANDLE mutex;

static DWORD WINAPI waiter(LPVOID name)
{
    WaitForSingleObject(mutex, INFINITE);
    printf("%s\n", (const char *)name);
    ReleaseMutex(mutex);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    mutex = CreateMutexW(NULL, TRUE, NULL);
    threads[0] = CreateThread(NULL, 0, waiter, "A", 0, NULL);
    threads[1] = CreateThread(NULL, 0, waiter, "B", 0, NULL);
    Sleep(10);
    ReleaseMutex(mutex);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    return 0;
}
