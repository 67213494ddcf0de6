//! title: A handle that cannot be bound
//! teaches: without FILE_FLAG_OVERLAPPED there is nothing to call back for: CreateThreadpoolIo returns NULL
//@ device "data.bin": size = 16
//@ sometimes: null-deref
//@ twin: opened-overlapped

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char data[16];

    StartThreadpoolIo(io);   //~ null-deref
    ReadFile(file, data, sizeof(data), NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
