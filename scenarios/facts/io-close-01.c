//! title: IO-CLOSE-01 nothing outstanding: the object is freed at once
//! teaches: a read issued afterwards sends its packet to memory that is gone (documented, tested;
//!   IO-CLOSE-05)
//@ sometimes: packet-after-free
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
    OVERLAPPED overlapped = {0};

    CloseThreadpoolIo(io);      //~ packet-after-free
    WriteFile(server, "x", 1, NULL, &overlapped);
    printf("closed\n");
    return 0;
}
