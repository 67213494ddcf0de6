//! title: IO-CREATE-04 a handle that is bound already: NULL and 87
//! teaches: one handle, one TP_IO: the second one is refused, and the first goes on working (practice,
//!   observed; MIS-18)
//@ never: any
//@ only-output: "1, error 87\ncallback: error 0, 1 bytes\n"

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
    PTP_IO second;
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD sent;

    second = CreateThreadpoolIo(server, on_io, NULL, NULL);
    printf("%d, error %lu\n", second == NULL, GetLastError());
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WriteFile(client, "x", 1, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
