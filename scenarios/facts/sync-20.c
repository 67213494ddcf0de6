//! title: SYNC-20 looking once is not enough
//! teaches: a wait may end without a wake, so `if` in place of `while` goes on too early (documented)
//@ never: any
//@ only-output: "ready 1\n"
//@ only-output: "ready 0\n"

#include <windows.h>
#include <stdio.h>

static CRITICAL_SECTION section;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static int ready;

static DWORD WINAPI producer(LPVOID unused)
{
    EnterCriticalSection(&section);
    ready = 1;
    WakeAllConditionVariable(&changed);
    LeaveCriticalSection(&section);
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeCriticalSection(&section);
    thread = CreateThread(NULL, 0, producer, NULL, 0, NULL);
    EnterCriticalSection(&section);
    if (!ready)
        SleepConditionVariableCS(&changed, &section, INFINITE);
    printf("ready %d\n", ready);
    LeaveCriticalSection(&section);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
