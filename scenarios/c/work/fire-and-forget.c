//! title: Fired and forgotten
//! teaches: nobody can wait for a callback that TrySubmitThreadpoolCallback has queued: there is no object
//@ sometimes: use-after-free
//@ only-output: "closed\n"
//@ twin: fire-and-collect

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    InterlockedIncrement((LONG *)context);   //~ use-after-free
}

int main(void)
{
    LONG *jobs = calloc(1, sizeof(*jobs));

    TrySubmitThreadpoolCallback(on_job, jobs, NULL);
    free(jobs);
    printf("closed\n");
    return 0;
}
