//! title: INST-08 the first failure skips the rest
//! teaches: the semaphore is full, so the event is not set (observed)
//@ sometimes: semaphore-overflow
//@ only-output: "258\n"

#include <windows.h>
#include <stdio.h>

static HANDLE units, done;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    SetEventWhenCallbackReturns(instance, done);
    ReleaseSemaphoreWhenCallbackReturns(instance, units, 1);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    units = CreateSemaphoreA(NULL, 1, 1, NULL);
    done = CreateEventA(NULL, FALSE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    printf("%lu\n", WaitForSingleObject(done, 1000));
    return 0;
}
