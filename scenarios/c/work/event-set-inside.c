//! title: The event is set before the callback is over
//! teaches: whoever waits for an event that the callback sets may free what the callback still uses
//@ sometimes: use-after-free
//@ only-output: "done\n"
//@ twin: event-set-by-the-pool

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

struct job {
    HANDLE done;
    int answer;
};

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    struct job *job = context;

    job->answer = 42;
    SetEvent(job->done);
    job->answer++;   //~ use-after-free
}

int main(void)
{
    struct job *job = malloc(sizeof(*job));
    PTP_WORK work = CreateThreadpoolWork(on_work, job, NULL);

    job->done = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(job->done, INFINITE);
    CloseThreadpoolWork(work);
    CloseHandle(job->done);
    free(job);
    printf("done\n");
    return 0;
}
