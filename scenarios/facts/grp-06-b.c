//! title: GRP-06 no cancel callback with FALSE
//! teaches: it belongs to TRUE (tested)
//@ never: any
//@ only-output: "released\n"

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


static VOID CALLBACK on_cancel(PVOID object, PVOID cleanup)
{
    printf("cancelled\n");
}

int main(void)
{
    make_group(on_cancel);
    CreateThreadpoolWork(on_work, NULL, &env);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("released\n");
    return 0;
}
