//! title: INST-07 the semaphore is released after the callback
//! teaches: so many units as were asked for (documented, tested)
//@ never: any
//@ only-output: "callback\n258\n"

#include <windows.h>
#include <stdio.h>

static HANDLE units;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    ReleaseSemaphoreWhenCallbackReturns(instance, units, 2);
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    units = CreateSemaphoreA(NULL, 0, 5, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(units, INFINITE);
    WaitForSingleObject(units, INFINITE);
    printf("%lu\n", WaitForSingleObject(units, 0));
    return 0;
}
