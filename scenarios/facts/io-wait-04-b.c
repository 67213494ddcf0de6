//! title: IO-WAIT-04 without the wait the same read is a data race
//! teaches: nothing orders the callback and the thread that issued the operation (inferred)
//@ sometimes: data-race
//@ only-output: "0\n"
//@ only-output: "1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static int count;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    count++;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};

    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    printf("%d\n", count);
    return 0;
}
