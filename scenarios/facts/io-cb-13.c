//! title: IO-CB-13 a read past the end of a file: 38, at once or through the callback
//! teaches: the device chooses; only the failure at once needs a Cancel (documented, observed)
//@ device "f.bin": size = 4; read = success | pending
//@ never: any
//@ only-output: "at once: 38\n"
//@ only-output: "callback: error 38, 0 bytes\n"

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

    overlapped.Offset = 4;
    StartThreadpoolIo(io);
    if (!ReadFile(file, buffer, 8, NULL, &overlapped) && GetLastError() != ERROR_IO_PENDING) {
        printf("at once: %lu\n", GetLastError());
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
