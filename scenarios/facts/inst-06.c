//! title: INST-06 the group still waits for a disassociated callback
//! teaches: it counts for the group until it returns (documented, tested)
//@ never: any
//@ only-output: "leaves\nreleased\n"

#include <windows.h>
#include <stdio.h>

static HANDLE began;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    DisassociateCurrentThreadFromCallback(instance);
    SetEvent(began);
    Sleep(100);
    printf("leaves\n");
}

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON env;
    PTP_WORK work;

    began = CreateEventA(NULL, TRUE, FALSE, NULL);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(began, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("released\n");
    return 0;
}
