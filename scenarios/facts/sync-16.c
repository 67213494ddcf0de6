//! title: SYNC-16 an SRW lock is released in the mode in which it was taken
//! teaches: what is shared cannot be released as if it were had alone (documented)
//@ sometimes: lock-not-owned
//@ never-output: "released"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    SRWLOCK lock = SRWLOCK_INIT;

    AcquireSRWLockShared(&lock);
    ReleaseSRWLockExclusive(&lock);   //~ lock-not-owned
    printf("released\n");
    return 0;
}
