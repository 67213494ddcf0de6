//! title: IO-CB-12 the rest of a message is left for the next read
//! teaches: 234 with what fitted, then success with the rest (observed, folklore)
//@ never: any
//@ only-output: "callback: error 234, 4 bytes\ncallback: error 0, 3 bytes\n"

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
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[4];
    DWORD sent;

    WriteFile(client, "message", 7, &sent, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 4, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 4, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
