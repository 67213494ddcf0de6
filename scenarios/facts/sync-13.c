//! title: SYNC-13 a critical section is left by its owner only
//! teaches: leaving it on another thread is an error (documented)
//@ sometimes: lock-not-owned
//@ never-output: "left"

#include <windows.h>
#include <stdio.h>

static CRITICAL_SECTION section;

static DWORD WINAPI other(LPVOID unused)
{
    LeaveCriticalSection(&section);   //~ lock-not-owned
    printf("left\n");
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    LeaveCriticalSection(&section);
    return 0;
}
