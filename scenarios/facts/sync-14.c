//! title: SYNC-14 an SRW lock is shared by several, or one has it alone
//! teaches: beside a sharer another may share but not have it alone; beside the one that has it alone nobody gets it (documented)
//@ never: any
//@ only-output: "sharing: 1 0\nalone: 0 0\nfree: 1 1\n"

#include <windows.h>
#include <stdio.h>

static SRWLOCK lock = SRWLOCK_INIT;
static int shared, alone;

static DWORD WINAPI attempt(LPVOID unused)
{
    shared = TryAcquireSRWLockShared(&lock);
    if (shared)
        ReleaseSRWLockShared(&lock);
    alone = TryAcquireSRWLockExclusive(&lock);
    if (alone)
        ReleaseSRWLockExclusive(&lock);
    return 0;
}

static void elsewhere(const char *when)
{
    HANDLE thread = CreateThread(NULL, 0, attempt, NULL, 0, NULL);

    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    printf("%s: %d %d\n", when, shared, alone);
}

int main(void)
{
    AcquireSRWLockShared(&lock);
    elsewhere("sharing");
    ReleaseSRWLockShared(&lock);
    AcquireSRWLockExclusive(&lock);
    elsewhere("alone");
    ReleaseSRWLockExclusive(&lock);
    InitializeSRWLock(&lock);
    elsewhere("free");
    return 0;
}
