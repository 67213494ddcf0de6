//! title: The next job in the place of the last
//! teaches: all submissions of a work object have one context: it cannot carry what differs between them
//@ sometimes: data-race
//@ twin: jobs-by-number

#include <windows.h>
#include <stdio.h>

struct jobs {
    int next;
    LONG sum;
};

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    struct jobs *jobs = context;

    InterlockedExchangeAdd(&jobs->sum, jobs->next);
}

int main(void)
{
    static struct jobs jobs;
    PTP_WORK work = CreateThreadpoolWork(on_work, &jobs, NULL);

    jobs.next = 1;
    SubmitThreadpoolWork(work);
    jobs.next = 2;   //~ data-race
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("sum: %ld\n", jobs.sum);
    CloseThreadpoolWork(work);
    return 0;
}
