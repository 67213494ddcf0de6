//! title: ENV-10 closing a group leaves the environment as it is
//! teaches: it still names the group, and is destroyed apart (documented)
//@ never: any
//@ only-output: "1\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON env;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    CloseThreadpoolCleanupGroup(group);
    printf("%d\n", env.CleanupGroup == group);
    DestroyThreadpoolEnvironment(&env);
    return 0;
}
