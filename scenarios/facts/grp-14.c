//! title: GRP-14 a callback that releases its own group waits for itself
//! teaches: DisassociateCurrentThreadFromCallback does not help (inferred)
//@ sometimes: wait-inside-callback
//@ only-output: "HANG\n"

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
    DisassociateCurrentThreadFromCallback(instance);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL); //~ wait-inside-callback
    printf("released\n");
}

int main(void)
{
    make_group(NULL);
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, NULL, &env));
    Sleep(1000);
    printf("HANG\n");
    return 0;
}
