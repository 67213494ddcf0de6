//! title: Each callback takes a job
//! teaches: the context holds all jobs, and each callback takes the next one
//@ never: any
//@ only-output: "sum: 3\n"
//@ twin: job-overwritten

#include <windows.h>
#include <stdio.h>

struct jobs {
    LONG taken;
    LONG list[2];
    LONG sum;
};

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    struct jobs *jobs = context;
    LONG number = InterlockedIncrement(&jobs->taken) - 1;

    InterlockedExchangeAdd(&jobs->sum, jobs->list[number]);
}

int main(void)
{
    static struct jobs jobs;
    PTP_WORK work = CreateThreadpoolWork(on_work, &jobs, NULL);

    jobs.list[0] = 1;
    jobs.list[1] = 2;
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("sum: %ld\n", jobs.sum);
    CloseThreadpoolWork(work);
    return 0;
}
