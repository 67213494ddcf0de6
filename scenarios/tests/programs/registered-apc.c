//! title: a registered wait whose thread runs its APCs
//! teaches: with WT_EXECUTEINIOTHREAD the thread of the callback is alertable behind it (tested)
//@ never: any
//@ only-output: "fired 1\napc 1\nran 1\n"
#include <windows.h>
#include <stdio.h>
static HANDLE ran;
static VOID CALLBACK apc(ULONG_PTR who) { printf("apc %d\n", (int)who); SetEvent(ran); }
static VOID CALLBACK fired(PVOID context, BOOLEAN timeout)
{
    printf("fired %d\n", (int)(ULONG_PTR)context);
    QueueUserAPC(apc, GetCurrentThread(), (ULONG_PTR)context);
}
int main(void)
{
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL), wait;
    ran = CreateEventA(NULL, FALSE, FALSE, NULL);
    RegisterWaitForSingleObject(&wait, event, fired, (PVOID)1, INFINITE, WT_EXECUTEINIOTHREAD | WT_EXECUTEONLYONCE);
    SetEvent(event);
    printf("ran %d\n", WaitForSingleObject(ran, 200) == WAIT_OBJECT_0);
    UnregisterWaitEx(wait, INVALID_HANDLE_VALUE);
    CloseHandle(event);
    CloseHandle(ran);
    return 0;
}
