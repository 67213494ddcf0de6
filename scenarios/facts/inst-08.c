//! title: INST-08 the order of what is done on return
//! teaches: mutex, semaphore, event: whatever the order of the calls (observed)
//@ never: any
//@ only-output: "1 1 0\n"

#include <windows.h>
#include <stdio.h>

static HANDLE mutex, units, done;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    WaitForSingleObject(mutex, INFINITE);
    SetEventWhenCallbackReturns(instance, done);
    ReleaseSemaphoreWhenCallbackReturns(instance, units, 1);
    ReleaseMutexWhenCallbackReturns(instance, mutex);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);
    BOOL unit, free;

    mutex = CreateMutexA(NULL, FALSE, NULL);
    units = CreateSemaphoreA(NULL, 0, 1, NULL);
    done = CreateEventA(NULL, FALSE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(done, INFINITE);
    unit = WaitForSingleObject(units, 0) == WAIT_OBJECT_0;
    free = WaitForSingleObject(mutex, 0) == WAIT_OBJECT_0;
    printf("%d %d %d\n", unit, free, WaitForSingleObject(done, 0) == WAIT_OBJECT_0);
    return 0;
}
