//! title: IO-START-12 Start after Close uses an object that is gone
//! teaches: a closed TP_IO must not be used, whether or not something still pins it (documented, inferred;
//!   MIS-15)
//@ sometimes: use-after-close
//@ never-output: "started"

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
    StartThreadpoolIo(io);      //~ use-after-close
    printf("started\n");
    return 0;
}
