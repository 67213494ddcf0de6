//! title: A handle that can be bound
//! teaches: open the file with FILE_FLAG_OVERLAPPED, and look at what CreateThreadpoolIo returns
//@ device "data.bin": size = 16
//@ never: any
//@ only-output: "callback: read 16 bytes\n"
//@ twin: opened-synchronous

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char data[16];

    if (io == NULL) {
        printf("cannot be bound: error %lu\n", GetLastError());
        return 1;
    }
    StartThreadpoolIo(io);
    ReadFile(file, data, sizeof(data), NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
