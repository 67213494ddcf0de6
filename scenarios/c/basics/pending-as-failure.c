//! title: FALSE taken for failure
//! teaches: ReadFile also returns FALSE when the read is only pending, and then the kernel still owns the request
//@ device "data.bin": size = 16; read = success | pending | fail(5)
//@ sometimes: cancel-while-pending, overlapped-freed
//@ twin: three-outcomes

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
    } else {
        printf("failed\n");                 /* no callback will come */
        CancelThreadpoolIo(io);   //~ cancel-while-pending
        free(request);   //~ overlapped-freed
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
