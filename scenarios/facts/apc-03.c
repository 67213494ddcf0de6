//! title: APC-03 PORT-23 a wait that is not alertable runs nothing
//! teaches: neither Sleep nor a wait for a port or with FALSE lets the routine run (documented)
//@ never: any
//@ only-output: "0 258 0\nrun\n192\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK run(ULONG_PTR unused)
{
    printf("run\n");
}

int main(void)
{
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    LPOVERLAPPED overlapped;
    ULONG_PTR key;
    DWORD bytes, slept, waited;
    BOOL taken;

    QueueUserAPC(run, GetCurrentThread(), 0);
    Sleep(10);
    slept = SleepEx(10, FALSE);
    waited = WaitForSingleObjectEx(event, 10, FALSE);
    taken = GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, 10);
    printf("%lu %lu %d\n", slept, waited, taken);
    printf("%lu\n", SleepEx(0, TRUE));
    return 0;
}
