//! title: TABLE 03 FALSE and an error: no packet in either mode
//! teaches: an initiation that fails at once sends no packet, so CancelThreadpoolIo is due (documented,
//!   tested)
//@ device "f.bin": size = 8; read = fail(5)
//@ never: any
//@ only-output: "read 0, error 5\nread 0, error 5\nwaited\n"

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
    int i;

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        BOOL read = ReadFile(file, buffer, 8, NULL, &overlapped);
        printf("read %d, error %lu\n", read, GetLastError());
        CancelThreadpoolIo(io);
        SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
