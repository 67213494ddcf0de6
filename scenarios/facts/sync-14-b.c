//! title: SYNC-14 an SRW lock guards what its owners share
//! teaches: the writer waits until the last reader is done; no reader sees half a change (documented)
//@ never: any
//@ only-output: "1 1\n"
//@ only-output: "0 0\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;
static int one, two;

static DWORD WINAPI reader(LPVOID unused)
{
    int first;

    AcquireSRWLockShared(&lock);
    first = one;
    Sleep(10);
    printf("%d %d\n", first, two);
    ReleaseSRWLockShared(&lock);
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, reader, NULL, 0, NULL);

    AcquireSRWLockExclusive(&lock);
    one = 1;
    two = 1;
    ReleaseSRWLockExclusive(&lock);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
