//! title: What the group drops is freed
//! teaches: the cancel callback of the group gets the context of a simple callback that will not run
//@ leaks: strict
//@ never: any
//@ only-output: "closed\n"
//@ twin: group-drops-and-leaks

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    free(context);
}

static VOID CALLBACK on_cancel(PVOID context, PVOID cleanup)
{
    free(context);
}

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON environment;

    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, on_cancel);
    TrySubmitThreadpoolCallback(on_job, malloc(16), &environment);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    printf("closed\n");
    return 0;
}
