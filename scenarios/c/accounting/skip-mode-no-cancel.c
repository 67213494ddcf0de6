//! title: Skip mode, promise kept by nobody
//! teaches: in skip mode a read that is done at once brings no callback, so its Start must be taken back
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: cancel-missing
//@ only-output: "callback: read 16 bytes\nwait returned\n"
//@ twin: skip-mode-cancel

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    BOOL done;

    SetFileCompletionNotificationModes(file, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
    StartThreadpoolIo(io);
    done = ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped);   //~ cancel-missing
    if (!done && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("wait returned\n");

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
