//! title: INST-07 the critical section is left after the callback
//! teaches: the worker owned it until then (documented)
//@ never: any
//@ only-output: "callback\nmine\n"

#include <windows.h>
#include <stdio.h>

static HANDLE began;
static CRITICAL_SECTION section;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    EnterCriticalSection(&section);
    SetEvent(began);
    LeaveCriticalSectionWhenCallbackReturns(instance, &section);
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    began = CreateEventA(NULL, FALSE, FALSE, NULL);
    InitializeCriticalSection(&section);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(began, INFINITE);
    EnterCriticalSection(&section);
    printf("mine\n");
    return 0;
}
