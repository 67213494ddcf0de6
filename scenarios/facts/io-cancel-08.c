//! title: IO-CANCEL-08 Cancel while the read is pending loses the callback
//! teaches: Wait(FALSE) returns although the kernel still owns OVERLAPPED and buffer (observed; MIS-07)
//@ sometimes: cancel-while-pending
//@ only-output: "waited, completed 0\nread 1 byte\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD count;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CancelThreadpoolIo(io);     //~ cancel-while-pending
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited, completed %d\n", HasOverlappedIoCompleted(&overlapped));
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("read %lu byte\n", count);
    return 0;
}
