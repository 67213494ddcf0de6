//! title: A registered wait that its own callback unregisters
//! teaches: UnregisterWait fails with ERROR_IO_PENDING while a callback runs; UnregisterWaitEx with an event sets it when the last one is over (documented)
//@ never: any
//@ only-output: "once timeout=0 gone=0 pending=1\nfinished=1\n"

#include <windows.h>
#include <stdio.h>

static HANDLE wait, finished;

static VOID CALLBACK once(PVOID context, BOOLEAN timed_out)
{
    BOOL gone = UnregisterWaitEx(wait, finished);

    printf("%s timeout=%d gone=%d pending=%d\n", (char *)context, timed_out, gone, GetLastError() == ERROR_IO_PENDING);
}

int main(void)
{
    HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);

    finished = CreateEventA(NULL, TRUE, FALSE, NULL);
    RegisterWaitForSingleObject(&wait, event, once, "once", INFINITE, WT_EXECUTEONLYONCE | WT_EXECUTEINWAITTHREAD);
    Sleep(1);
    SetEvent(event);
    printf("finished=%d\n", WaitForSingleObject(finished, INFINITE) == WAIT_OBJECT_0);
    return 0;
}
