//! title: Freed with its object
//! teaches: the context of an object belongs to the object, so the cancel callback frees it, and nobody else does
//@ leaks: strict
//@ never: any
//@ only-output: "closed\n"
//@ twin: cancel-callback-and-callback

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    *(char *)context = 1;
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
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, malloc(16), &environment));
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    printf("closed\n");
    return 0;
}
