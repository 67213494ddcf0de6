//! title: The three outcomes of one read
//! teaches: done at once and pending both end in the callback; only a failure is yours to clean up
//@ device "data.bin": size = 16; read = success | pending | fail(5)
//@ never: any
//@ only-output: "done at once\ncallback: the request is over\n"
//@ only-output: "callback: the request is over\ndone at once\n"
//@ only-output: "pending\ncallback: the request is over\n"
//@ only-output: "callback: the request is over\npending\n"
//@ only-output: "failed\n"
//@ twin: pending-as-failure

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
    printf("callback: the request is over\n");
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
        printf("done at once\n");           /* the callback comes all the same */
    } else if (GetLastError() == ERROR_IO_PENDING) {
        printf("pending\n");                /* the callback comes later */
    } else {
        printf("failed\n");                 /* no callback will come */
        CancelThreadpoolIo(io);
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
