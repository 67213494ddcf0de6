//! title: May it run long?
//! teaches: CallbackMayRunLong says whether the pool has another worker for those who wait meanwhile
//@ never: any
//@ only-output: "no: one worker is all there is\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    if (CallbackMayRunLong(instance)) {
        printf("yes: the others have a worker\n");
    } else {
        printf("no: one worker is all there is\n");
    }
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment;
    PTP_WORK work;

    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    work = CreateThreadpoolWork(on_work, NULL, &environment);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    CloseThreadpool(pool);
    DestroyThreadpoolEnvironment(&environment);
    return 0;
}
