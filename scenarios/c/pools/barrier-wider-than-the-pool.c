//! title: A barrier that is wider than the pool
//! teaches: callbacks that meet at a barrier need as many threads as it has places, all at once
//@ sometimes: pool-exhausted
//@ twin: barrier-as-wide-as-the-pool

#include <windows.h>
#include <stdio.h>

static SYNCHRONIZATION_BARRIER barrier;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    if (EnterSynchronizationBarrier(&barrier, 0)) {   //~ pool-exhausted
        printf("all parts are ready\n");
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
