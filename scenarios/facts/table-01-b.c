//! title: TABLE 01 TRUE in skip mode: no packet, so take the promise back
//! teaches: with FILE_SKIP_COMPLETION_PORT_ON_SUCCESS a success at once sends no packet and
//!   CancelThreadpoolIo is due (documented)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "read 1, waited\n"

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

    SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    StartThreadpoolIo(io);
    read = ReadFile(file, buffer, 8, NULL, &overlapped);
    CancelThreadpoolIo(io);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("read %d, waited\n", read);
    return 0;
}
