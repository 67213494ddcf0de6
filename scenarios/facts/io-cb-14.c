//! title: IO-CB-14 a read of no bytes waits for data and leaves it there
//! teaches: a zero-length read on an empty byte pipe pends, and ends without taking what arrives (observed)
//@ never: any
//@ only-output: "pending 1\ncallback: error 0, 0 bytes\ncallback: error 0, 2 bytes\n"

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
    DWORD sent;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 0, NULL, &overlapped);
    printf("pending %d\n", GetLastError() == ERROR_IO_PENDING);
    WriteFile(client, "ab", 2, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
