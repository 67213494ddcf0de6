//! title: POOL-10 a pool may be closed while a TP_IO is bound to it
//! teaches: it goes with its last object, and the callbacks still run (documented; DIS-16, MIS-27)
//@ never: any
//@ only-output: "callback: error 0, 1 bytes\nclosed\n"

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
    PTP_POOL pool = CreateThreadpool(NULL);
    OVERLAPPED overlapped = {0};
    PTP_IO io;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    io = CreateThreadpoolIo(server, on_io, NULL, &env);
    CloseThreadpool(pool);
    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    printf("closed\n");
    return 0;
}
