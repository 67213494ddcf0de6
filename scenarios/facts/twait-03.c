//! title: TWAIT-03 the wait takes what it waits for
//! teaches: a unit of the semaphore is gone (tested)
//@ never: any
//@ only-output: "result 0\n258\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}


int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE semaphore = CreateSemaphoreA(NULL, 1, 1, NULL);

    SetThreadpoolWait(wait, semaphore, NULL);
    Sleep(100);
    printf("%lu\n", WaitForSingleObject(semaphore, 0));
    return 0;
}
