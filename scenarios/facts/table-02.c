//! title: TABLE 02 FALSE and 997: the packet comes when the operation is over
//! teaches: a pending operation needs nothing more: its packet comes later (documented, tested)
//@ device "f.bin": size = 8; read = pending
//@ never: any
//@ only-output: "callback: error 0, 8 bytes\nread 0, error 997\n"

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
    DWORD error;

    StartThreadpoolIo(io);
    read = ReadFile(file, buffer, 8, NULL, &overlapped);
    error = GetLastError();
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("read %d, error %lu\n", read, error);
    return 0;
}
