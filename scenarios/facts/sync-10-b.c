//! title: SYNC-10 two threads that wait for the same event and the same mutex
//! teaches: whichever of them gets the mutex goes first, in either order (documented)
//@ never: any
//@ only-output: "A\nB\n"
//@ only-output: "B\nA\n"

#include <windows.h>
#include <stdio.h>

static HANDLE things[2];

static DWORD WINAPI both(LPVOID name)
{
    WaitForMultipleObjects(2, things, TRUE, INFINITE);
    printf("%s\n", (const char *)name);
    ReleaseMutex(things[1]);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    things[0] = CreateEventA(NULL, TRUE, FALSE, NULL);
    things[1] = CreateMutexA(NULL, FALSE, NULL);
    threads[0] = CreateThread(NULL, 0, both, "A", 0, NULL);
    threads[1] = CreateThread(NULL, 0, both, "B", 0, NULL);
    Sleep(10);
    SetEvent(things[0]);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    return 0;
}
