//! title: Ending a read without its callback
//! teaches: before Wait(TRUE) may drop the callback, GetOverlappedResult must have seen the end of the read
//@ never: any
//@ only-output: "the read is over\ndrained\n"
//@ only-output: "callback\nthe read is over\ndrained\n"
//@ only-output: "the read is over\ncallback\ndrained\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[16];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));
    DWORD read;

    StartThreadpoolIo(io);
    ReadFile(server, request->data, sizeof(request->data), NULL,
             &request->overlapped);                     /* pending: nobody writes */
    CancelIoEx(server, &request->overlapped);
    GetOverlappedResult(server, &request->overlapped, &read, TRUE);
    printf("the read is over\n");
    WaitForThreadpoolIoCallbacks(io, TRUE);
    printf("drained\n");
    free(request);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
