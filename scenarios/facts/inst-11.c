//! title: INST-11 an instance is gone when its callback is
//! teaches: to use it then is an access to freed memory (inferred)
//@ sometimes: use-after-free

#include <windows.h>
#include <stdio.h>

static PTP_CALLBACK_INSTANCE kept;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    kept = instance;
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);
    HANDLE done = CreateEventA(NULL, TRUE, FALSE, NULL);

    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    SetEventWhenCallbackReturns(kept, done); //~ use-after-free
    return 0;
}
