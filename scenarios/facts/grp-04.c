//! title: GRP-04 a group can be filled again
//! teaches: CloseMembers leaves the group itself alone (documented)
//@ never: any
//@ only-output: "callback\nreleased\n"

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
    printf("callback\n");
}

int main(void)
{
    make_group(NULL);
    CreateThreadpoolWork(on_work, NULL, &env);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, NULL, &env));
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("released\n");
    CloseThreadpoolCleanupGroup(group);
    return 0;
}
