//! title: GRP-09 no cancel callback for an object that its callback closed
//! teaches: nor is it released twice (tested)
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


static HANDLE began;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    SetEvent(began);
    Sleep(100);
    CloseThreadpoolWork(work);
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
    printf("released\n");
    return 0;
}
