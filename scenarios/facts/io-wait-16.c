//! title: IO-WAIT-16 the drain with TRUE: CancelIoEx, GetOverlappedResult(wait), Wait(TRUE)
//! teaches: Wait(TRUE) does not say that the kernel is done, so it has to be asked (practice)
//@ leaks: strict
//@ never: any
//@ only-output: "drained\n"
//@ only-output: "callback 995\ndrained\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

#include <stdlib.h>

struct request {
    OVERLAPPED overlapped;
    char buffer[8];
};

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback %lu\n", error);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));
    DWORD count;

    StartThreadpoolIo(io);
    ReadFile(server, request->buffer, 8, NULL, &request->overlapped);
    if (CancelIoEx(server, &request->overlapped)) {
        GetOverlappedResult(server, &request->overlapped, &count, TRUE);
    }
    WaitForThreadpoolIoCallbacks(io, TRUE);
    CloseThreadpoolIo(io);
    free(request);
    printf("drained\n");
    return 0;
}
