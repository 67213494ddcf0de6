//! title: GRP-08 the cancel callback comes after the running callback
//! teaches: it runs when the callbacks of its object have finished (tested)
//@ never: any
//@ only-output: "ends\ncancelled\n"

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

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
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
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, NULL, &env));
    WaitForSingleObject(began, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    return 0;
}
