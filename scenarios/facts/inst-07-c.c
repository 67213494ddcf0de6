//! title: INST-07 the mutex is given back after the callback
//! teaches: the worker owned it until then (documented)
//@ never: any
//@ only-output: "callback\nmine\n"

#include <windows.h>
#include <stdio.h>

static HANDLE began, mutex;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    WaitForSingleObject(mutex, INFINITE);
    SetEvent(began);
    ReleaseMutexWhenCallbackReturns(instance, mutex);
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    began = CreateEventA(NULL, FALSE, FALSE, NULL);
    mutex = CreateMutexA(NULL, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(began, INFINITE);
    WaitForSingleObject(mutex, INFINITE);
    printf("mine\n");
    return 0;
}
