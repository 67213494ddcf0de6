//! title: SYNC-17 no wake falls between giving the section back and waiting
//! teaches: whoever changes the flag under the lock and then wakes reaches every waiter (documented)
//@ never: any
//@ only-output: "ready\n"

#include <windows.h>
#include <stdio.h>

static CRITICAL_SECTION section;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static int ready;

static DWORD WINAPI producer(LPVOID unused)
{
    EnterCriticalSection(&section);
    ready = 1;
    LeaveCriticalSection(&section);
    WakeConditionVariable(&changed);
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeCriticalSectionAndSpinCount(&section, 100);
    thread = CreateThread(NULL, 0, producer, NULL, 0, NULL);
    EnterCriticalSection(&section);
    while (!ready)
        SleepConditionVariableCS(&changed, &section, INFINITE);
    printf("ready\n");
    LeaveCriticalSection(&section);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
