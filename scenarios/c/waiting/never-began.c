//! title: Waiting for a read that never began
//! teaches: a read that failed at once has no result to wait for; GetOverlappedResult waits for an event that nobody sets
//@ device "data.bin": size = 16; read = pending | fail(5)
//@ sometimes: deadlock
//@ twin: not-found-no-wait

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
    CancelIoEx(file, &overlapped);
    GetOverlappedResult(file, &overlapped, &bytes, TRUE);   //~ deadlock
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    CloseHandle(overlapped.hEvent);
    printf("closed\n");
    return 0;
}
