//! title: SYNC-10 waiting for all takes nothing before all are there
//! teaches: the semaphore keeps its unit while the mutex is missing (documented)
//@ never: any
//@ only-output: "258\nunit 0\nboth\n"

#include <windows.h>
#include <stdio.h>

static HANDLE things[2];

static DWORD WINAPI both(LPVOID unused)
{
    printf("%lu\n", WaitForMultipleObjects(2, things, TRUE, 0));
    WaitForMultipleObjects(2, things, TRUE, INFINITE);
    printf("both\n");
    ReleaseMutex(things[1]);
    return 0;
}

int main(void)
{
    HANDLE thread;

    things[0] = CreateSemaphoreA(NULL, 1, 1, NULL);
    things[1] = CreateMutexA(NULL, TRUE, NULL);
    thread = CreateThread(NULL, 0, both, NULL, 0, NULL);
    Sleep(10);
    printf("unit %lu\n", WaitForSingleObject(things[0], 0));
    ReleaseMutex(things[1]);
    ReleaseSemaphore(things[0], 1, NULL);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
