//! title: Registered waits as a test of ntdll
//! teaches: RtlRegisterWait through GetProcAddress: once, periodic, by timeout; RtlDeregisterWaitEx with nothing, an event, and blocking (documented by Wine's tests)
//@ never: any
//@ only-output: "line 67: 3\n"

#include <stdarg.h>
#include "ntstatus.h"
#define WIN32_NO_STATUS
#include "windef.h"
#include "winbase.h"
#include "winternl.h"
#include "wine/test.h"

static NTSTATUS (WINAPI *pRegister)(PHANDLE, HANDLE, RTL_WAITORTIMERCALLBACKFUNC, void *, ULONG, ULONG);
static NTSTATUS (WINAPI *pDeregister)(HANDLE);
static NTSTATUS (WINAPI *pDeregisterEx)(HANDLE, HANDLE);

struct seen { HANDLE done; volatile LONG times; BOOLEAN by_timeout; };

static void CALLBACK fired(void *context, BOOLEAN timeout)
{
    struct seen *seen = context;

    seen->by_timeout = timeout;
    InterlockedIncrement(&seen->times);
    ReleaseSemaphore(seen->done, 1, NULL);
}

START_TEST(registered)
{
    HMODULE module = GetModuleHandleA("ntdll.dll");
    HANDLE signal = CreateSemaphoreW(NULL, 0, 4, NULL), event = CreateEventW(NULL, FALSE, FALSE, NULL), wait;
    struct seen seen = { 0 };
    NTSTATUS status;

    pRegister = (void *)GetProcAddress(module, "RtlRegisterWait");
    pDeregister = (void *)GetProcAddress(module, "RtlDeregisterWait");
    pDeregisterEx = (void *)GetProcAddress(module, "RtlDeregisterWaitEx");
    if (!pRegister || !pDeregister || !pDeregisterEx) {
        win_skip("no registered waits\n");
        return;
    }
    seen.done = CreateSemaphoreW(NULL, 0, 4, NULL);
    status = pRegister(&wait, signal, fired, &seen, INFINITE, WT_EXECUTEONLYONCE);
    ok(!status, "register: %lx\n", status);
    Sleep(10);
    status = pDeregisterEx(wait, event);
    ok(!status, "before it fired: %lx\n", status);
    ok(WaitForSingleObject(event, 0) == WAIT_OBJECT_0, "event\n");
    ok(!seen.times, "fired\n");
    status = pRegister(&wait, signal, fired, &seen, INFINITE, WT_EXECUTEDEFAULT);
    ok(!status, "register: %lx\n", status);
    ReleaseSemaphore(signal, 1, NULL);
    ok(WaitForSingleObject(seen.done, 100) == WAIT_OBJECT_0, "first\n");
    ReleaseSemaphore(signal, 1, NULL);
    ok(WaitForSingleObject(seen.done, 100) == WAIT_OBJECT_0, "second\n");
    status = pDeregisterEx(wait, INVALID_HANDLE_VALUE);
    ok(!status, "blocking: %lx\n", status);
    ok(seen.times == 2 && !seen.by_timeout, "%ld times\n", seen.times);
    status = pRegister(&wait, signal, fired, &seen, 50, WT_EXECUTEONLYONCE);
    ok(!status, "register: %lx\n", status);
    ok(WaitForSingleObject(seen.done, 100) == WAIT_OBJECT_0, "timeout\n");
    Sleep(10);
    ok(seen.by_timeout, "by a signal\n");
    status = pDeregister(wait);
    ok(!status, "after it fired: %lx\n", status);
    trace("%ld\n", seen.times);
}
