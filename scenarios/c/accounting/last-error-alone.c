//! title: The last error without the result
//! teaches: a call that succeeds leaves the last error alone, so the error alone does not tell success from failure
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: cancel-while-pending
//@ twin: result-first

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
    SetLastError(ERROR_SUCCESS);
    ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped);
    if (GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);   //~ cancel-while-pending
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
