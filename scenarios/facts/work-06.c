//! title: WORK-06 only a group waits for a simple callback
//! teaches: the callback runs, and the group waits for it (documented, tested)
//@ never: any
//@ only-output: "callback 7\nreleased\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    printf("callback %d\n", *(int *)context);
}

int main(void)
{
    static int seven = 7;
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON env;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    if (!TrySubmitThreadpoolCallback(on_simple, &seven, &env)) {
        return 1;
    }
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("released\n");
    CloseThreadpoolCleanupGroup(group);
    return 0;
}
