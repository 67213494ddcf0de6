//! title: ENV-10 an environment with a closed group makes no objects
//! teaches: the group that it names is gone (inferred)
//@ sometimes: use-after-close

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON env;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    CloseThreadpoolCleanupGroup(group);
    CreateThreadpoolWork(on_work, NULL, &env); //~ use-after-close
    return 0;
}
