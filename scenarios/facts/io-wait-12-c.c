//! title: IO-WAIT-12 a callback may wait for another object
//! teaches: only a callback's wait for itself is hopeless (inferred)
//@ never: any
//@ only-output: "inner\nouter\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static PTP_IO inner;

static VOID CALLBACK on_inner(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                              ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("inner\n");
}

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    WaitForThreadpoolIoCallbacks(inner, FALSE);
    printf("outer\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE other = CreateFileA("new.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED one = {0}, two = {0};

    inner = CreateThreadpoolIo(other, on_inner, NULL, NULL);
    StartThreadpoolIo(inner);
    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &one);
    WriteFile(other, "x", 1, NULL, &two);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
