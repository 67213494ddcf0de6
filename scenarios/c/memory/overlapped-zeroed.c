//! title: An OVERLAPPED that starts at zero
//! teaches: calloc gives every unused member of the OVERLAPPED the value that it must have
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
//@ only-output: "read 16 bytes\n"
//@ twin: overlapped-not-zeroed

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
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    if (!ReadFile(file, request->data, 16, NULL, &request->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
