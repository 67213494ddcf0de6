//! title: SYNC-04 a mutex that its owner left behind is abandoned once
//! teaches: the next wait returns 128 and has the mutex, the one after that returns 0 (documented)
//@ sometimes: mutex-abandoned
//@ only-output: "128\n0\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI forgetful(LPVOID mutex)
{
    WaitForSingleObject(mutex, INFINITE);
    return 0;   //~ mutex-abandoned
}

int main(void)
{
    HANDLE mutex = CreateMutexA(NULL, FALSE, NULL);
    HANDLE thread = CreateThread(NULL, 0, forgetful, mutex, 0, NULL);

    WaitForSingleObject(thread, INFINITE);
    printf("%lu\n", WaitForSingleObject(mutex, 0));
    ReleaseMutex(mutex);
    printf("%lu\n", WaitForSingleObject(mutex, 0));
    return 0;
}
