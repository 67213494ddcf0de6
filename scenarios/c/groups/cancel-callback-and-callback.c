//! title: Freed by the callback, and by the cancel callback
//! teaches: the cancel callback comes once for each object that is released with TRUE, whether its callbacks ran or not
//@ sometimes: double-free
//@ only-output: "closed\n"
//@ twin: cancel-callback-alone

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    free(context);
}

static VOID CALLBACK on_cancel(PVOID context, PVOID cleanup)
{
    free(context);   //~ double-free
}

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON environment;

    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, on_cancel);
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, malloc(16), &environment));
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    printf("closed\n");
    return 0;
}
