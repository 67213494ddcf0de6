//! title: Closed, waited for, freed
//! teaches: the callback tells that the read of a closed handle is over: after Wait(FALSE) the request may go
//@ never: any
//@ twin: closed-then-freed

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
    printf("callback: error %lu\n", error);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    ReadFile(server, request->data, sizeof(request->data), NULL,
             &request->overlapped);                     /* pending: nobody writes */
    CloseHandle(server);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    free(request);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
