//! title: IO-CREATE-14 a bound handle cannot go to another port
//! teaches: a file object has one port: CreateIoCompletionPort gives NULL and 87 (documented, observed;
//!   PORT-04)
//@ never: any
//@ only-output: "1 1, error 87\n"

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
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, 0, 0);
    printf("%d %d, error %lu\n", io != NULL, port == NULL, GetLastError());
    return 0;
}
