//! title: An OVERLAPPED full of left-overs
//! teaches: ReadFile reads the offset and the event from the OVERLAPPED, so malloc alone is not enough
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: uninitialised-read
//@ twin: overlapped-zeroed

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

struct request {
    OVERLAPPED overlapped;
    char data[16];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    struct request *request = malloc(sizeof(*request));

    StartThreadpoolIo(io);
    if (!ReadFile(file, request->data, 16, NULL, &request->overlapped)   //~ uninitialised-read
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
