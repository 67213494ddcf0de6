//! title: A member closed by itself, or by its group
//! teaches: an object that is closed leaves its group: close it before, or not at all
//@ sometimes: callback-after-close
//@ never: member-after-group
//@ only-output: "work\n"
//@ twin: member-closed-twice

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
    CloseThreadpoolWork(work);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    CloseThreadpoolCleanupGroup(group);
    Sleep(10);
    DestroyThreadpoolEnvironment(&environment);
    return 0;
}
