//! title: Freed here and there
//! teaches: a read that is done at once still gets its callback, so freeing in both places frees twice
//@ device "data.bin": size = 16; read = success | pending
//@ sometimes: double-free
//@ twin: freed-by-callback

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
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));   //~ double-free
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
        free(request);   //~ double-free
    } else if (GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(file);
    CloseThreadpoolIo(io);
    return 0;
}
