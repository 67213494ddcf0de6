//! title: The last one closes the door
//! teaches: a callback that releases its own cleanup group waits for itself
//@ sometimes: wait-inside-callback
//@ twin: main-releases

#include <windows.h>
#include <stdio.h>

static PTP_CLEANUP_GROUP group;
static TP_CALLBACK_ENVIRON environment;
static HANDLE over;

static VOID CALLBACK on_last(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);   //~ wait-inside-callback
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
    printf("released\n");
    return 0;
}
