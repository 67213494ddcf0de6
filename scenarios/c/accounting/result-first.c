//! title: First the result, then the error
//! teaches: ask for the last error only when the call has returned FALSE
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
//@ only-output: "read 16 bytes\n"
//@ twin: last-error-alone

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];

    StartThreadpoolIo(io);
    if (!ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
