//! title: Cancel at shutdown
//! teaches: CancelIoEx, wait, close: some reads end aborted, some were too early for that, and all callbacks are over
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
#include <windows.h>
#include <stdio.h>

#define READS 4

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static struct request requests[READS];
static volatile LONG aborted;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_OPERATION_ABORTED) {
        InterlockedIncrement(&aborted);
    }
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    int i;

    for (i = 0; i < READS; i++) {
        StartThreadpoolIo(io);
        if (!ReadFile(file, requests[i].data, sizeof(requests[i].data), NULL, &requests[i].overlapped)
                && GetLastError() != ERROR_IO_PENDING) {
            CancelThreadpoolIo(io);
        }
    }
    CancelIoEx(file, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%ld aborted\n", aborted);
    CloseThreadpoolIo(io);
    CloseHandle(file);
    return 0;
}
