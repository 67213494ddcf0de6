//! title: IO-CLOSE-04 the file handle first, then wait, then CloseThreadpoolIo
//! teaches: the order of the documentation; the pipe ends its reads when its last handle closes (documented;
//!   DIS-07, DIS-08, MIS-10)
//@ never: any
//@ only-output: "callback 109\nclosed\n"
//@ only-output: "callback 995\nclosed\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback %lu\n", error);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseHandle(server);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    printf("closed\n");
    return 0;
}
