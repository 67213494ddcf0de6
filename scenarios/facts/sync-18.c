//! title: SYNC-18 a wait for a condition variable has a timeout
//! teaches: FALSE and 1460, and the thread has the lock again (documented)
//@ never: any
//@ only-output: "0, error 1460\nheld 1\n"
//@ only-output: "woke up\nheld 1\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;
static int free_there;

static DWORD WINAPI attempt(LPVOID unused)
{
    free_there = TryAcquireSRWLockExclusive(&lock);
    return 0;
}

int main(void)
{
    CONDITION_VARIABLE never = CONDITION_VARIABLE_INIT;

    AcquireSRWLockExclusive(&lock);
    if (SleepConditionVariableSRW(&never, &lock, 100, 0))
        printf("woke up\n");
    else
        printf("0, error %lu\n", GetLastError());
    WaitForSingleObject(CreateThread(NULL, 0, attempt, NULL, 0, NULL), INFINITE);
    printf("held %d\n", !free_there);
    ReleaseSRWLockExclusive(&lock);
    return 0;
}
