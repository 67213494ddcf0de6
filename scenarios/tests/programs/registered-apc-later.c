//! title: a registered wait whose thread runs APCs between two callbacks
//! teaches: with WT_EXECUTEINIOTHREAD the thread of the callback stays alertable until the wait is taken back (tested)
//@ never: any
//@ only-output: "fired 1\napc 7\nfired 2\nthe same thread 1\n"
#include <windows.h>
#include <stdio.h>
static HANDLE done;
static DWORD ids[3];
static int count;
static VOID CALLBACK apc(ULONG_PTR what) { printf("apc %d\n", (int)what); SetEvent(done); }
static VOID CALLBACK fired(PVOID context, BOOLEAN timeout)
{
    (void)context; (void)timeout;
    ids[++count] = GetCurrentThreadId();
    printf("fired %d\n", count);
    SetEvent(done);
}
int main(void)
{
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL), wait, thread;
    done = CreateEventA(NULL, FALSE, FALSE, NULL);
    RegisterWaitForSingleObject(&wait, event, fired, NULL, INFINITE, WT_EXECUTEINIOTHREAD);
    SetEvent(event);
    WaitForSingleObject(done, INFINITE);
    Sleep(50);
    thread = OpenThread(THREAD_SET_CONTEXT, FALSE, ids[1]);
    QueueUserAPC(apc, thread, 7);
    WaitForSingleObject(done, INFINITE);
    SetEvent(event);
    WaitForSingleObject(done, INFINITE);
    UnregisterWaitEx(wait, INVALID_HANDLE_VALUE);
    printf("the same thread %d\n", ids[1] == ids[2]);
    CloseHandle(thread);
    CloseHandle(event);
    CloseHandle(done);
    return 0;
}
