//! title: Every end frees the request
//! teaches: whether the read was aborted or came through, its callback is where the request ends
//@ device "data.bin": size = 16; read = success | pending
//@ leaks: strict
//@ never: any
//@ only-output: "aborted\n"
//@ only-output: "read 16 bytes\n"
//@ twin: cancelled-is-not-aborted

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
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    if (error == ERROR_OPERATION_ABORTED) {
        printf("aborted\n");
    } else {
        printf("read %lu bytes\n", (unsigned long)bytes);
    }
    free(request);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    if (!ReadFile(file, request->data, sizeof(request->data), NULL, &request->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
    }
    CancelIoEx(file, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
