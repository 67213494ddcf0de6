//! title: A member closed twice
//! teaches: the group has closed its members: to close one again uses memory that is freed
//@ sometimes: member-after-group
//@ twin: member-left-to-its-group

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
    CloseThreadpoolWork(work);   //~ member-after-group
    CloseThreadpoolCleanupGroup(group);
    DestroyThreadpoolEnvironment(&environment);
    return 0;
}
