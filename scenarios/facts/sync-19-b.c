//! title: SYNC-19 one wake is for one of two
//! teaches: whichever of the two it is, the other one waits on; both must be woken to end (documented)
//@ sometimes: deadlock
//@ only-output: "main ends\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static int open;

static DWORD WINAPI waiter(LPVOID unused)
{
    AcquireSRWLockExclusive(&lock);
    while (!open)
        SleepConditionVariableSRW(&changed, &lock, INFINITE, 0);
    ReleaseSRWLockExclusive(&lock);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    threads[0] = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    AcquireSRWLockExclusive(&lock);
    open = 1;
    ReleaseSRWLockExclusive(&lock);
    WakeConditionVariable(&changed);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);   //~ deadlock
    printf("main ends\n");
    return 0;
}
