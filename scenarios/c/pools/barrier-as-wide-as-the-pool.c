//! title: A barrier as wide as the pool
//! teaches: with a thread for each place the callbacks meet, as long as nothing else needs a thread of that pool
//@ never: any
//@ only-output: "all parts are ready\n"
//@ twin: barrier-wider-than-the-pool

#include <windows.h>
#include <stdio.h>

static SYNCHRONIZATION_BARRIER barrier;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    if (EnterSynchronizationBarrier(&barrier, 0)) {
        printf("all parts are ready\n");
    }
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment;
    PTP_WORK work;

    SetThreadpoolThreadMaximum(pool, 2);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    InitializeSynchronizationBarrier(&barrier, 2, -1);
    work = CreateThreadpoolWork(on_work, NULL, &environment);

    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);

    CloseThreadpoolWork(work);
    DeleteSynchronizationBarrier(&barrier);
    DestroyThreadpoolEnvironment(&environment);
    CloseThreadpool(pool);
    return 0;
}
