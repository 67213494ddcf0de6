//! title: The group drops it, and nobody frees
//! teaches: CloseThreadpoolCleanupGroupMembers with TRUE drops what is queued; what its callback would have freed stays
//@ leaks: strict
//@ sometimes: leak
//@ only-output: "closed\n"
//@ twin: group-drop-frees

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_job(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    free(context);
}

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON environment;

    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    TrySubmitThreadpoolCallback(on_job, malloc(16), &environment);   //~ leak
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    printf("closed\n");
    return 0;
}
