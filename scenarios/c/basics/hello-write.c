//! title: Hello, write
//! teaches: a write is announced and called back like a read, whether the device takes it at once or later
//@ device "data.bin": size = 16; write = success | pending
//@ never: any
//@ only-output: "callback: wrote 5 bytes\nmain: the callback is over\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_write(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                              ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: wrote %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileW(L"data.bin", GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_write, NULL, NULL);
    OVERLAPPED overlapped = {0};            /* Offset 0: the start of the file */

    StartThreadpoolIo(io);
    if (!WriteFile(file, "hello", 5, NULL, &overlapped) && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        return 1;
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("main: the callback is over\n");

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
