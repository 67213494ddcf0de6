//! title: STEPS 1.10 workers of a pool do not keep the process alive
//! teaches: after ExitThread in main the callback may or may not have begun (inferred)
//@ never: any
//@ only-output: ""
//@ only-output: "callback\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback\n");
    Sleep(INFINITE);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    static OVERLAPPED overlapped;

    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    ExitThread(0);
}
