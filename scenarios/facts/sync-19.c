//! title: SYNC-19 a wake that nobody waits for is lost
//! teaches: whoever wakes without changing what is looked at may come too early (documented)
//@ sometimes: deadlock
//@ only-output: "woken\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;

static DWORD WINAPI waker(LPVOID unused)
{
    WakeConditionVariable(&changed);
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, waker, NULL, 0, NULL);

    AcquireSRWLockExclusive(&lock);
    SleepConditionVariableSRW(&changed, &lock, INFINITE, 0);   //~ deadlock
    printf("woken\n");
    ReleaseSRWLockExclusive(&lock);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
