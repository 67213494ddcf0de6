//! title: TLS-03 what a callback leaves in thread-local storage, a later callback may find
//! teaches: the value stays with the worker: the second callback finds it if it runs on the same one (documented)
//@ never: any
//@ only-output: "first 0\nsecond 0\n"
//@ only-output: "first 0\nsecond 1\n"

#include <windows.h>
#include <stdio.h>

static DWORD slot;

static VOID CALLBACK first(PTP_CALLBACK_INSTANCE instance, PVOID done)
{
    printf("first %d\n", (int)(INT_PTR)TlsGetValue(slot));
    TlsSetValue(slot, (LPVOID)1);
    SetEventWhenCallbackReturns(instance, done);
}

static VOID CALLBACK second(PTP_CALLBACK_INSTANCE instance, PVOID done)
{
    printf("second %d\n", (int)(INT_PTR)TlsGetValue(slot));
    SetEventWhenCallbackReturns(instance, done);
}

int main(void)
{
    HANDLE done = CreateEventA(NULL, FALSE, FALSE, NULL);

    slot = TlsAlloc();
    TrySubmitThreadpoolCallback(first, done, NULL);
    WaitForSingleObject(done, INFINITE);
    TrySubmitThreadpoolCallback(second, done, NULL);
    WaitForSingleObject(done, INFINITE);
    return 0;
}
