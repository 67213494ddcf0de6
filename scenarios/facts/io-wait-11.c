//! title: IO-WAIT-11 a promise that was given up still pins the object
//! teaches: closed after Wait(TRUE), the object lives until the packet has come, so that its key dangles
//!   nowhere (tested)
//@ never: any
//@ only-output: "read 1 byte\n"

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
    WaitForThreadpoolIoCallbacks(io, TRUE);
    CloseThreadpoolIo(io);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    Sleep(100);
    printf("read %lu byte\n", count);
    return 0;
}
