//! title: First the members, then the group
//! teaches: CloseThreadpoolCleanupGroupMembers waits for the callbacks and closes every member
//@ never: any
//@ only-output: "work\n"
//@ twin: group-closed-with-members

#include <windows.h>
#include <stdio.h>

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON environment;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("work\n");
}

int main(void)
{
    PTP_WORK work;

    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    work = CreateThreadpoolWork(on_work, NULL, &environment);
    SubmitThreadpoolWork(work);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    return 0;
}
