//! title: STEPS 1.4 a critical section may be taken again before the waiter gets it
//! teaches: leaving it does not hand it over (documented)
//@ never: any
//@ only-output: "main again\nother\n"
//@ only-output: "other\nmain again\n"

#include <windows.h>
#include <stdio.h>

static CRITICAL_SECTION lock;

static DWORD WINAPI enter(LPVOID unused)
{
    EnterCriticalSection(&lock);
    printf("other\n");
    LeaveCriticalSection(&lock);
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeCriticalSection(&lock);
    EnterCriticalSection(&lock);
    thread = CreateThread(NULL, 0, enter, NULL, 0, NULL);
    Sleep(10);
    LeaveCriticalSection(&lock);
    EnterCriticalSection(&lock);
    printf("main again\n");
    LeaveCriticalSection(&lock);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
