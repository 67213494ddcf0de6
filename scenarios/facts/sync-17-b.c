//! title: SYNC-17 the SRW form has its lock again in the same mode
//! teaches: after the wait a second sharer gets in beside it, one that wants it alone does not (documented)
//@ never: any
//@ only-output: "1 0\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock;
static CONDITION_VARIABLE changed;
static int ready, shared, alone;

static DWORD WINAPI producer(LPVOID unused)
{
    AcquireSRWLockExclusive(&lock);
    ready = 1;
    ReleaseSRWLockExclusive(&lock);
    WakeAllConditionVariable(&changed);
    return 0;
}

static DWORD WINAPI attempt(LPVOID unused)
{
    shared = TryAcquireSRWLockShared(&lock);
    if (shared)
        ReleaseSRWLockShared(&lock);
    alone = TryAcquireSRWLockExclusive(&lock);
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeConditionVariable(&changed);
    thread = CreateThread(NULL, 0, producer, NULL, 0, NULL);
    AcquireSRWLockShared(&lock);
    while (!ready)
        SleepConditionVariableSRW(&changed, &lock, INFINITE, CONDITION_VARIABLE_LOCKMODE_SHARED);
    WaitForSingleObject(thread, INFINITE);
    WaitForSingleObject(CreateThread(NULL, 0, attempt, NULL, 0, NULL), INFINITE);
    printf("%d %d\n", shared, alone);
    ReleaseSRWLockShared(&lock);
    return 0;
}
