//! title: GOR-05 beside a TP_IO it says when the kernel is done
//! teaches: after Wait(TRUE) and GetOverlappedResult(wait) the request may be freed (documented, practice)
//@ leaks: strict
//@ never: any
//@ only-output: "freed\n"

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
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));
    DWORD count;

    StartThreadpoolIo(io);
    ReadFile(server, request->buffer, 8, NULL, &request->overlapped);
    WaitForThreadpoolIoCallbacks(io, TRUE);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &request->overlapped, &count, TRUE);
    free(request);
    printf("freed\n");
    return 0;
}
