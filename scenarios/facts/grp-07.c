//! title: GRP-07 what the cancel callback gets, and where it runs
//! teaches: the context of the object and that of the cleanup, on the thread that closes the members (tested)
//@ never: any
//@ only-output: "7 9 1\n"

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


static DWORD me;

static VOID CALLBACK on_cancel(PVOID object, PVOID cleanup)
{
    printf("%d %d %d\n", *(int *)object, *(int *)cleanup, GetCurrentThreadId() == me);
}

int main(void)
{
    static int seven = 7, nine = 9;

    me = GetCurrentThreadId();
    make_group(on_cancel);
    CreateThreadpoolWork(on_work, &seven, &env);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, &nine);
    return 0;
}
