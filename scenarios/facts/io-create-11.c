//! title: IO-CREATE-11 ConnectNamedPipe, WriteFile and ReadFile complete through the port
//! teaches: each of the three on a bound handle ends in a callback (documented)
//@ never: any
//@ only-output: "callback: error 0, 0 bytes\ncallback: error 0, 3 bytes\ncallback: error 0, 2 bytes\n"

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
    HANDLE client;
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD sent;

    StartThreadpoolIo(io);
    ConnectNamedPipe(server, &overlapped);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    StartThreadpoolIo(io);
    WriteFile(server, "abc", 3, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    WriteFile(client, "xy", 2, &sent, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
