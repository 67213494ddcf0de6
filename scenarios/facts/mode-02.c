//! title: MODE-02 skip mode does not touch an operation that pends
//! teaches: only a success at once goes without a packet (documented, observed)
//@ device "f.bin": size = 8; read = pending
//@ never: any
//@ only-output: "callback: error 0, 8 bytes\n"

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

    SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    StartThreadpoolIo(io);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
