//! title: IO-CB-15 the callback is the place to free the request
//! teaches: it runs exactly once for each operation that was not refused at once (documented)
//@ device "f.bin": size = 8; read = success | pending | fail(5)
//@ leaks: strict
//@ never: any
//@ only-output: "freed by the callback\n"
//@ only-output: "freed after a failure\n"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

struct request {
    OVERLAPPED overlapped;
    char buffer[8];
};

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("freed by the callback\n");
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    if (!ReadFile(file, request->buffer, 8, NULL, &request->overlapped) && GetLastError() != ERROR_IO_PENDING) {
        printf("freed after a failure\n");
        CancelThreadpoolIo(io);
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
