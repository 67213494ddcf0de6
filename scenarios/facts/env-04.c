//! title: ENV-04 an environment of a version that nobody knows: NULL and 87
//! teaches: CreateThreadpoolIo looks at the version (tested; DIS-14)
//@ never: any
//@ only-output: "1, error 87\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

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
    TP_CALLBACK_ENVIRON env;
    PTP_IO io;

    InitializeThreadpoolEnvironment(&env);
    env.Version = 9999;
    io = CreateThreadpoolIo(server, on_io, NULL, &env);
    printf("%d, error %lu\n", io == NULL, GetLastError());
    return 0;
}
