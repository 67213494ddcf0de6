//! title: Several reads in flight, then close
//! teaches: after Wait(FALSE) no callback is left, however many reads were in flight and in whatever order they ended
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define READS 4

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static volatile LONG done;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    InterlockedIncrement(&done);
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    int i;

    for (i = 0; i < READS; i++) {
        struct request *request = calloc(1, sizeof(*request));

        StartThreadpoolIo(io);
        if (!ReadFile(file, request->data, sizeof(request->data), NULL, &request->overlapped)
                && GetLastError() != ERROR_IO_PENDING) {
            CancelThreadpoolIo(io);
            free(request);
        }
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%ld\n", done);
    CloseThreadpoolIo(io);
    CloseHandle(file);
    return 0;
}
