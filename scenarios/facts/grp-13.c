//! title: GRP-13 creating members while they are released
//! teaches: each object is released or it is not, and submitting one that was is an error (documented)
//@ sometimes: member-after-group
//@ only-output: "callback\n"
//@ only-output: ""

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
    printf("callback\n");
}

static DWORD WINAPI creator(LPVOID unused)
{
    SubmitThreadpoolWork(CreateThreadpoolWork(on_work, NULL, &env)); //~ member-after-group
    return 0;
}

int main(void)
{
    HANDLE thread;

    make_group(NULL);
    thread = CreateThread(NULL, 0, creator, NULL, 0, NULL);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
