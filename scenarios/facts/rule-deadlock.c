//! title: deadlock two locks taken crosswise
//! teaches: each thread holds what the other one needs (inferred)
//@ sometimes: deadlock
//@ only-output: "both done\n"

#include <windows.h>
#include <stdio.h>

static CRITICAL_SECTION a, b;

static DWORD WINAPI other(LPVOID unused)
{
    EnterCriticalSection(&b);
    EnterCriticalSection(&a);
    LeaveCriticalSection(&a);
    LeaveCriticalSection(&b);
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeCriticalSection(&a);
    InitializeCriticalSection(&b);
    thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    EnterCriticalSection(&a);
    EnterCriticalSection(&b);
    LeaveCriticalSection(&b);
    LeaveCriticalSection(&a);
    WaitForSingleObject(thread, INFINITE);
    printf("both done\n");
    return 0;
}
