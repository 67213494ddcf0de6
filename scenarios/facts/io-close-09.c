//! title: IO-CLOSE-09 Cancel while the read is pending, then Close
//! teaches: nothing pins the object, it is freed, and the packet that comes later carries its key (observed;
//!   MIS-08)
//@ sometimes: cancel-while-pending, packet-after-free
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
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD sent;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CancelThreadpoolIo(io);     //~ cancel-while-pending
    CloseThreadpoolIo(io);      //~ packet-after-free
    WriteFile(client, "x", 1, &sent, NULL);
    printf("closed\n");
    return 0;
}
