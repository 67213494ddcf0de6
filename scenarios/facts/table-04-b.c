//! title: TABLE 04 a device that reports a warning: the same
//! teaches: what decides is the severity of the code, not who reports it (observed; DIS-03, PORT-24)
//@ device "f.bin": size = 8; read = fail(234)
//@ never: any
//@ only-output: "callback: error 234, 4 bytes\nread 0, error 234\n"

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
    read = ReadFile(file, buffer, 4, NULL, &overlapped);
    error = GetLastError();
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("read %d, error %lu\n", read, error);
    return 0;
}
