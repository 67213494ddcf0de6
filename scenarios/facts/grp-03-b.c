//! title: GRP-03 a member must not be closed after the group released it
//! teaches: the group has closed it (documented)
//@ sometimes: member-after-group

#include <windows.h>
#include <stdio.h>

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON env;

static void make_group(PTP_CLEANUP_GROUP_CANCEL_CALLBACK cancel)
{
    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, cancel);
}

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}


int main(void)
{
    PTP_WORK work;

    make_group(NULL);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolWork(work); //~ member-after-group
    return 0;
}
