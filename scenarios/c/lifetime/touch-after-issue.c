//! title: One look too many at the request
//! teaches: the callback may run, and free the request, before ReadFile has even returned
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: use-after-free
//@ twin: copy-before-issue

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

struct request {
    OVERLAPPED overlapped;
    int number;
    char data[16];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    printf("read %d is over\n", request->number);
    free(request);
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));
    int number = 7;

    request->number = number;
    StartThreadpoolIo(io);
    if (!ReadFile(file, request->data, sizeof(request->data), NULL, &request->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
        return 1;
    }
    printf("read %d is started\n", request->number);   //~ use-after-free

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
