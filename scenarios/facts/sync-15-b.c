//! title: SYNC-15 a sharer cannot have an SRW lock alone
//! teaches: a thread that shares it and wants it alone waits for itself (documented)
//@ sometimes: deadlock
//@ never-output: "alone"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    SRWLOCK lock = SRWLOCK_INIT;

    AcquireSRWLockShared(&lock);
    AcquireSRWLockExclusive(&lock);   //~ deadlock
    printf("alone\n");
    return 0;
}
