//! title: IO-CB-09 freeing both after TRUE and in the callback frees twice
//! teaches: TRUE does not mean that no callback comes (documented; MIS-30)
//@ device "f.bin": size = 8; read = success
//@ sometimes: double-free

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
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    if (ReadFile(file, request->buffer, 8, NULL, &request->overlapped)) {
        free(request);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
