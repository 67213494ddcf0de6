//! title: THR-05 TerminateThread gives nothing back
//! teaches: the section stays taken for ever, a mutex is abandoned, the thread's handle is signalled (documented)
//@ sometimes: mutex-abandoned
//@ only-output: "code 3\nmutex 128\nsection 0\n"

#include <windows.h>
#include <stdio.h>

static CRITICAL_SECTION section;
static HANDLE mutex;

static DWORD WINAPI victim(LPVOID unused)
{
    EnterCriticalSection(&section);
    WaitForSingleObject(mutex, INFINITE);
    Sleep(INFINITE);
    return 0;
}

int main(void)
{
    HANDLE thread;
    DWORD code;

    InitializeCriticalSection(&section);
    mutex = CreateMutexA(NULL, FALSE, NULL);
    thread = CreateThread(NULL, 0, victim, NULL, 0, NULL);
    Sleep(10);
    TerminateThread(thread, 3);   //~ mutex-abandoned
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    printf("code %lu\n", code);
    printf("mutex %lu\n", WaitForSingleObject(mutex, 0));
    printf("section %d\n", TryEnterCriticalSection(&section));
    return 0;
}
