//! title: IO-WAIT-08 after Wait(TRUE) the kernel may still own the request
//! teaches: freeing it then is the bug that several real libraries had (documented; MIS-16)
//@ sometimes: overlapped-freed
//@ never-output: "freed"

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
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    struct request *request = calloc(1, sizeof(*request));

    StartThreadpoolIo(io);
    ReadFile(server, request->buffer, 8, NULL, &request->overlapped);
    WaitForThreadpoolIoCallbacks(io, TRUE);
    free(request);      //~ overlapped-freed
    printf("freed\n");
    return 0;
}
