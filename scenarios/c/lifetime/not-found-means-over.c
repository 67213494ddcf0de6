//! title: Nothing to cancel, so nothing to wait for
//! teaches: when CancelIoEx finds no read, the kernel is done with it, but its callback may still be on the way
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: use-after-free
//@ twin: not-found-still-wait

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

    printf("read %d is over\n", request->number);   //~ use-after-free
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    request->number = 7;
    StartThreadpoolIo(io);
    if (!ReadFile(file, request->data, sizeof(request->data), NULL, &request->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }

    if (CancelIoEx(file, &request->overlapped)) {
        WaitForThreadpoolIoCallbacks(io, FALSE);
    }
    free(request);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
