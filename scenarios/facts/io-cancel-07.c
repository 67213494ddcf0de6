//! title: IO-CANCEL-07 Start, Cancel, and then the read all the same: no callback
//! teaches: the promise is gone, so the packet is dropped and Wait(FALSE) returns at once (tested)
//@ sometimes: start-missing
//@ only-output: "read 1 byte\nwaited\n"

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
    CancelThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);     //~ start-missing
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("read %lu byte\n", count);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
