//! title: DIRTY-01 nobody else ever gets the lock that a callback kept
//! teaches: its worker has gone back to the pool and still owns it (observed, inferred; MIS-20)
//@ sometimes: lock-held-at-return
//@ never-output: "entered"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
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
    EnterCriticalSection(&lock);
    printf("entered\n");
    return 0;
}
