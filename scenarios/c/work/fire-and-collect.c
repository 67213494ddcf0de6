//! title: Fired, and collected by a group
//! teaches: a cleanup group waits for simple callbacks too
//@ never: any
//@ only-output: "closed\n"
//@ twin: fire-and-forget

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    InterlockedIncrement((LONG *)context);
}

int main(void)
{
    LONG *jobs = calloc(1, sizeof(*jobs));
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON environment;

    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    TrySubmitThreadpoolCallback(on_job, jobs, &environment);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    free(jobs);
    printf("closed\n");
    return 0;
}
