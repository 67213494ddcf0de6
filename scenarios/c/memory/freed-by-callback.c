//! title: Freed by the callback alone
//! teaches: success at once or later, the callback is the one place that frees the request
//@ device "data.bin": size = 16; read = success | pending
//@ never: any
//@ only-output: "done at once\ncallback\n"
//@ only-output: "callback\ndone at once\n"
//@ only-output: "callback\n"
//@ twin: freed-twice

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
    printf("callback\n");
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    if (ReadFile(file, request->data, sizeof(request->data), NULL, &request->overlapped)) {
        printf("done at once\n");
    } else if (GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
