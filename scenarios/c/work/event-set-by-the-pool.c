//! title: The pool sets the event
//! teaches: SetEventWhenCallbackReturns sets the event when the callback has left its code for good
//@ never: any
//@ only-output: "done\n"
//@ twin: event-set-inside

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
    SetEventWhenCallbackReturns(instance, job->done);
    job->answer++;
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
