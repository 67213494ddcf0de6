//! title: SYNC-02 a mutex is released by its owner only
//! teaches: for any other thread ReleaseMutex fails with 288 and the mutex stays taken (documented)
//@ sometimes: mutex-not-owned
//@ only-output: "0, error 288\nstill taken 258\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI other(LPVOID mutex)
{
    BOOL released = ReleaseMutex(mutex);   //~ mutex-not-owned

    printf("%d, error %lu\n", released, GetLastError());
    printf("still taken %lu\n", WaitForSingleObject(mutex, 0));
    return 0;
}

int main(void)
{
    HANDLE mutex = CreateMutexA(NULL, TRUE, NULL);
    HANDLE thread = CreateThread(NULL, 0, other, mutex, 0, NULL);

    WaitForSingleObject(thread, INFINITE);
    ReleaseMutex(mutex);
    return 0;
}
