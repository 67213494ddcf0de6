//! title: Nothing to cancel, no result to wait for
//! teaches: when CancelIoEx finds no operation the kernel has none; only the callbacks are left to wait for
//@ device "data.bin": size = 16; read = pending | fail(5)
//@ never: any
//@ only-output: "closed\n"
//@ twin: never-began

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char data[16];
    DWORD bytes;

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    if (!ReadFile(file, data, sizeof(data), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }

    /* whatever became of the read: clean up */
    if (CancelIoEx(file, &overlapped) || GetLastError() != ERROR_NOT_FOUND) {
        GetOverlappedResult(file, &overlapped, &bytes, TRUE);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    CloseHandle(overlapped.hEvent);
    printf("closed\n");
    return 0;
}
