//! title: SYNC-16 an SRW lock is released by the thread that took it
//! teaches: another thread has nothing to release (documented)
//@ sometimes: lock-not-owned
//@ never-output: "released"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;

static DWORD WINAPI other(LPVOID unused)
{
    ReleaseSRWLockExclusive(&lock);   //~ lock-not-owned
    printf("released\n");
    return 0;
}

int main(void)
{
    AcquireSRWLockExclusive(&lock);
    WaitForSingleObject(CreateThread(NULL, 0, other, NULL, 0, NULL), INFINITE);
    return 0;
}
