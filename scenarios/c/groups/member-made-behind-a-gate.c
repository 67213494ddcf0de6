//! title: One gate for making and releasing
//! teaches: members are made and submitted under the lock under which closing is announced
//@ never: any
//@ only-output: "closed\n"
//@ twin: member-made-meanwhile

#include <windows.h>
#include <stdio.h>

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON environment;
static CRITICAL_SECTION gate;
static BOOL closing;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}

static DWORD WINAPI creator(LPVOID unused)
{
    EnterCriticalSection(&gate);
    if (!closing) {
        PTP_WORK work = CreateThreadpoolWork(on_work, NULL, &environment);

        SubmitThreadpoolWork(work);
    }
    LeaveCriticalSection(&gate);
    return 0;
}

int main(void)
{
    HANDLE thread;

    InitializeCriticalSection(&gate);
    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    thread = CreateThread(NULL, 0, creator, NULL, 0, NULL);
    EnterCriticalSection(&gate);
    closing = TRUE;
    LeaveCriticalSection(&gate);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    WaitForSingleObject(thread, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    CloseThreadpoolCleanupGroup(group);
    printf("closed\n");
    return 0;
}
