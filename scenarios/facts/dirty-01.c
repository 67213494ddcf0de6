//! title: DIRTY-01 a callback returns holding a lock
//! teaches: the lock stays with its worker: the next callback blocks, or enters again if it is on that worker
//!   (observed, inferred; MIS-20)
//@ sometimes: lock-held-at-return
//@ only-output: "callback\ncallback\nwaited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    printf("callback\n");
}       //~ lock-held-at-return

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};

    InitializeCriticalSection(&lock);
    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    StartThreadpoolIo(io);
    WriteFile(server, "y", 1, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
