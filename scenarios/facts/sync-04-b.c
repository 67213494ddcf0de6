//! title: SYNC-04 an abandoned mutex goes to one of those who wait, with its index
//! teaches: one waiter for any of two is told 129; the other one then gets the mutex in order (documented)
//@ sometimes: mutex-abandoned
//@ only-output: "129\n1\n"

#include <windows.h>
#include <stdio.h>

static HANDLE things[2];

static DWORD WINAPI forgetful(LPVOID unused)
{
    WaitForSingleObject(things[1], INFINITE);
    Sleep(10);
    ExitThread(0);   //~ mutex-abandoned
    return 0;
}

static DWORD WINAPI waiter(LPVOID unused)
{
    printf("%lu\n", WaitForMultipleObjects(2, things, FALSE, INFINITE));
    ReleaseMutex(things[1]);
    return 0;
}

int main(void)
{
    HANDLE threads[3];

    things[0] = CreateEventA(NULL, TRUE, FALSE, NULL);
    things[1] = CreateMutexA(NULL, FALSE, NULL);
    threads[0] = CreateThread(NULL, 0, forgetful, NULL, 0, NULL);
    Sleep(5);
    threads[1] = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    threads[2] = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    WaitForMultipleObjects(3, threads, TRUE, INFINITE);
    return 0;
}
