//! title: IO-CANCEL-10 one Cancel too many
//! teaches: the count of promises goes below zero; what Windows makes of it is not known (observed; MIS-06)
//@ sometimes: cancel-surplus
//@ never-output: "cancelled"

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

    StartThreadpoolIo(io);
    CancelThreadpoolIo(io);
    CancelThreadpoolIo(io);     //~ cancel-surplus
    printf("cancelled\n");
    return 0;
}
