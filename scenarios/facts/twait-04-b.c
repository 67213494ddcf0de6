//! title: TWAIT-04 two wait objects and 2 units of a semaphore
//! teaches: as many callbacks as units (tested)
//@ never: any
//@ only-output: "2\n"

#include <windows.h>
#include <stdio.h>

static LONG count;

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    InterlockedIncrement(&count);
}

int main(void)
{
    PTP_WAIT first = CreateThreadpoolWait(on_wait, NULL, NULL);
    PTP_WAIT second = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE semaphore = CreateSemaphoreA(NULL, 0, 2, NULL);

    SetThreadpoolWait(first, semaphore, NULL);
    SetThreadpoolWait(second, semaphore, NULL);
    ReleaseSemaphore(semaphore, 2, NULL);
    Sleep(100);
    printf("%ld\n", InterlockedCompareExchange(&count, 0, 0));
    return 0;
}
