//! title: IO-START-04 two Starts, two pending reads, two callbacks
//! teaches: exactly one callback for each pair of a promise and a packet (tested; IO-CB-08)
//@ never: any
//@ only-output: "callback: error 0, 1 bytes\ncallback: error 0, 1 bytes\nwaited\n"

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
    OVERLAPPED one = {0}, two = {0};
    char a, b;
    DWORD sent;

    StartThreadpoolIo(io);
    ReadFile(server, &a, 1, NULL, &one);
    StartThreadpoolIo(io);
    ReadFile(server, &b, 1, NULL, &two);
    WriteFile(client, "ab", 2, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
