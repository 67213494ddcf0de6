//! title: TABLE 01 TRUE in the normal mode: a packet, hence a callback
//! teaches: an initiation that returns TRUE still sends a packet: do nothing, the callback comes (documented,
//!   tested)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "callback: error 0, 8 bytes\nread 1, waited\n"

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
    BOOL read;

    StartThreadpoolIo(io);
    read = ReadFile(file, buffer, 8, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("read %d, waited\n", read);
    return 0;
}
