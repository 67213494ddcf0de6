//! title: The group goes, its members stay
//! teaches: CloseThreadpoolCleanupGroup releases no member: that is what CloseThreadpoolCleanupGroupMembers is for
//@ sometimes: group-not-empty
//@ only-output: "work\n"
//@ twin: members-released-first

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
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolCleanupGroup(group);   //~ group-not-empty
    DestroyThreadpoolEnvironment(&environment);
    return 0;
}
