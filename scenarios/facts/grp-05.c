//! title: GRP-05 a group must have no members when it is closed
//! teaches: nothing releases them then (documented)
//@ sometimes: group-not-empty
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
    make_group(NULL);
    CreateThreadpoolWork(on_work, NULL, &env);
    CloseThreadpoolCleanupGroup(group); //~ group-not-empty
    printf("closed\n");
    return 0;
}
