//! title: IO-WAIT-15 the safe drain: CancelIoEx, Wait(FALSE), and the callback frees
//! teaches: every operation has ended and every callback has run when the wait returns (documented)
//@ leaks: strict
//@ never: any
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
    free(CONTAINING_RECORD(overlapped, struct request, overlapped));
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    ReadFile(server, request->buffer, 8, NULL, &request->overlapped);
    CancelIoEx(server, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    printf("drained\n");
    return 0;
}
