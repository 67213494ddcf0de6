//! title: GRP-01 an object that is closed is no member any more
//! teaches: the group may be closed then (documented)
//@ never: any
//@ only-output: "closed\n"

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
    CloseThreadpoolWork(work);
    CloseThreadpoolCleanupGroup(group);
    printf("closed\n");
    return 0;
}
