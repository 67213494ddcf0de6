//! title: Completed and called back
//! teaches: free the request when both have let go of it: the kernel and the callback
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
//@ only-output: "read 7 is over\n"
//@ twin: completed-then-free

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
    while (!HasOverlappedIoCompleted(&request->overlapped)) {
        Sleep(1);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    free(request);

    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
