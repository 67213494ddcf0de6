//! title: A member made while the group is released
//! teaches: between creating a member and submitting it another thread may release the group
//@ sometimes: member-after-group
//@ only-output: "closed\n"
//@ twin: member-made-behind-a-gate

#include <windows.h>
#include <stdio.h>

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON environment;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}

static DWORD WINAPI creator(LPVOID unused)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, &environment);

    SubmitThreadpoolWork(work);   //~ member-after-group
    return 0;
}

int main(void)
{
    HANDLE thread;

    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    thread = CreateThread(NULL, 0, creator, NULL, 0, NULL);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    WaitForSingleObject(thread, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    printf("closed\n");
    return 0;
}
