//! title: IO-CREATE-05 CloseThreadpoolIo does not unbind the handle
//! teaches: the association lasts until the file object is closed: binding again fails with 87 (documented,
//!   observed)
//@ never: any
//@ only-output: "1, error 87\n"

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

    CloseThreadpoolIo(io);
    io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    printf("%d, error %lu\n", io == NULL, GetLastError());
    return 0;
}
