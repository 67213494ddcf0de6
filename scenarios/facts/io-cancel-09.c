//! title: IO-CANCEL-09 Cancel after a success without skip mode races with the packet
//! teaches: the packet was sent: either the callback is lost or one promise too many is taken back (observed,
//!   folklore; MIS-04)
//@ device "f.bin": size = 8; read = success
//@ sometimes: cancel-while-pending, cancel-surplus
//@ only-output: "waited\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    CancelThreadpoolIo(io);     //~ cancel-while-pending, cancel-surplus
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
