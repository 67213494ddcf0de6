//! title: Waits that are registered
//! teaches: RegisterWaitForSingleObject calls back for each signal until it is unregistered, once with WT_EXECUTEONLYONCE (documented)
//@ never: any
//@ only-output: "cb 1 ctx=A timeout=0\ncb 2 ctx=A timeout=0\nhits=2 left=1\ncb 3 ctx=B timeout=1\nhits=3\n"

#include <windows.h>
#include <stdio.h>
static LONG hits;
static VOID CALLBACK cb(PVOID ctx, BOOLEAN timed_out)
{
    LONG n = InterlockedIncrement(&hits);
    printf("cb %ld ctx=%s timeout=%d\n", n, (char *)ctx, timed_out);
}
int main(void)
{
    HANDLE ev = CreateEvent(NULL, FALSE, FALSE, NULL), wait;
    if (!RegisterWaitForSingleObject(&wait, ev, cb, "A", INFINITE, WT_EXECUTEDEFAULT)) return 1;
    SetEvent(ev); Sleep(50);
    SetEvent(ev); Sleep(50);
    if (!UnregisterWaitEx(wait, INVALID_HANDLE_VALUE)) printf("unregister failed %lu\n", GetLastError());
    SetEvent(ev);
    printf("hits=%ld left=%d\n", hits, WaitForSingleObject(ev, 0) == WAIT_OBJECT_0);
    RegisterWaitForSingleObject(&wait, ev, cb, "B", 100, WT_EXECUTEONLYONCE);
    Sleep(200);
    UnregisterWait(wait);
    CloseHandle(ev);
    printf("hits=%ld\n", hits);
    return 0;
}
