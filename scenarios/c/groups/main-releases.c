//! title: The last one tells main
//! teaches: the callback says that it is over, and a thread of the program releases the group
//@ never: any
//@ only-output: "released\n"
//@ twin: last-callback-releases

#include <windows.h>
#include <stdio.h>

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON environment;
static HANDLE over;

static VOID CALLBACK on_last(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    SetEvent(over);
}

int main(void)
{
    over = CreateEventA(NULL, TRUE, FALSE, NULL);
    group = CreateThreadpoolCleanupGroup();
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
    TrySubmitThreadpoolCallback(on_last, NULL, &environment);
    WaitForSingleObject(over, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("released\n");
    return 0;
}
