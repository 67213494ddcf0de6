//! title: BARRIER-01 a synchronization barrier lets all through at once, and one of them knows
//! teaches: TRUE for the last one only, in each round anew (documented)
//@ never: any
//@ only-output: "round 1: one of 2 was last\nround 2: one of 2 was last\n"

#include <windows.h>
#include <stdio.h>

static SYNCHRONIZATION_BARRIER barrier;
static volatile LONG last;

static void meet(void)
{
    if (EnterSynchronizationBarrier(&barrier, 0))
        InterlockedIncrement(&last);
}

static DWORD WINAPI partner(LPVOID unused)
{
    (void)unused;
    meet();
    meet();
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeSynchronizationBarrier(&barrier, 2, -1);
    thread = CreateThread(NULL, 0, partner, NULL, 0, NULL);
    meet();
    meet();
    WaitForSingleObject(thread, INFINITE);
    printf("round 1: one of 2 was last\n");
    if (last == 2)
        printf("round 2: one of 2 was last\n");
    DeleteSynchronizationBarrier(&barrier);
    CloseHandle(thread);
    return 0;
}
