//! title: GRP-09 no cancel callback for a simple callback that runs
//! teaches: it began before the group was cancelled (tested)
//@ never: any
//@ only-output: "ends\nreleased\n"

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


static HANDLE began;

static VOID CALLBACK on_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    SetEvent(began);
    Sleep(100);
    printf("ends\n");
}

static VOID CALLBACK on_cancel(PVOID object, PVOID cleanup)
{
    printf("cancelled\n");
}

int main(void)
{
    began = CreateEventA(NULL, TRUE, FALSE, NULL);
    make_group(on_cancel);
    TrySubmitThreadpoolCallback(on_simple, NULL, &env);
    WaitForSingleObject(began, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    printf("released\n");
    return 0;
}
