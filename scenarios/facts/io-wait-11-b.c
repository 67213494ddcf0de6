//! title: IO-WAIT-11 ... and for ever if no packet comes
//! teaches: a Start without I/O, given up by Wait(TRUE), keeps the closed object (tested, inferred)
//@ sometimes: cancel-missing, leak
//@ only-output: "closed\n"

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

    StartThreadpoolIo(io);      //~ cancel-missing
    WaitForThreadpoolIoCallbacks(io, TRUE);
    CloseThreadpoolIo(io);      //~ leak
    printf("closed\n");
    return 0;
}
