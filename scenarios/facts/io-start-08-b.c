//! title: IO-START-08 a Start after the call may be too late
//! teaches: if the packet is delivered first it is dropped, and the late promise is never met (documented,
//!   inferred)
//@ device "f.bin": size = 8; read = success | pending
//@ sometimes: start-after-issue, start-missing, cancel-missing
//@ only-output: "callback: error 0, 8 bytes\nwaited\n"

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

    ReadFile(file, buffer, 8, NULL, &overlapped);   //~ start-after-issue, start-missing
    StartThreadpoolIo(io);      //~ cancel-missing
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
