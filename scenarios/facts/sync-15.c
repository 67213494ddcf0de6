//! title: SYNC-15 an SRW lock is not recursive
//! teaches: a thread that has it and asks for it again waits for itself (documented)
//@ sometimes: deadlock
//@ never-output: "twice"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    SRWLOCK lock;

    InitializeSRWLock(&lock);
    AcquireSRWLockExclusive(&lock);
    AcquireSRWLockExclusive(&lock);   //~ deadlock
    printf("twice\n");
    return 0;
}
