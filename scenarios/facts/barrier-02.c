//! title: BARRIER-02 a barrier may be deleted and freed right behind the last one's entering
//! teaches: DeleteSynchronizationBarrier waits until the others have left (documented)
//@ never: any
//@ only-output: "deleted 1\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static SYNCHRONIZATION_BARRIER *barrier;

static void meet(void)
{
    if (!EnterSynchronizationBarrier(barrier, 0))
        return;
    printf("deleted %d\n", DeleteSynchronizationBarrier(barrier));
    free(barrier);
}

static DWORD WINAPI partner(LPVOID unused)
{
    (void)unused;
    meet();
    return 0;
}

int main(void)
{
    HANDLE thread;

    barrier = malloc(sizeof(*barrier));
    InitializeSynchronizationBarrier(barrier, 2, -1);
    thread = CreateThread(NULL, 0, partner, NULL, 0, NULL);
    meet();
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return 0;
}
