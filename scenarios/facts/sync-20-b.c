//! title: SYNC-20 a wake can be stolen
//! teaches: between the wake and the waiter's return another thread may take what it was woken for (documented)
//@ never: any
//@ only-output: "thief 1, waiter 0\n"
//@ only-output: "thief 0, waiter 1\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static int items, stolen, got, over;

static DWORD WINAPI waiter(LPVOID unused)
{
    AcquireSRWLockExclusive(&lock);
    while (!items && !over)
        SleepConditionVariableSRW(&changed, &lock, INFINITE, 0);
    if (items) {
        items--;
        got = 1;
    }
    ReleaseSRWLockExclusive(&lock);
    return 0;
}

static DWORD WINAPI thief(LPVOID unused)
{
    AcquireSRWLockExclusive(&lock);
    if (items) {
        items--;
        stolen = 1;
    }
    over = 1;
    ReleaseSRWLockExclusive(&lock);
    WakeAllConditionVariable(&changed);
    return 0;
}

int main(void)
{
    HANDLE threads[2];

    threads[0] = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    Sleep(10);
    AcquireSRWLockExclusive(&lock);
    items = 1;
    ReleaseSRWLockExclusive(&lock);
    WakeConditionVariable(&changed);
    threads[1] = CreateThread(NULL, 0, thief, NULL, 0, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    printf("thief %d, waiter %d\n", stolen, got);
    return 0;
}
