//! title: IO-CREATE-08 no environment, or an empty one: the default pool
//! teaches: NULL for the environment means the pool of the process; so does a freshly initialised environment
//!   (documented; ENV-02)
//@ never: any
//@ only-output: "callback: error 0, 1 bytes\ncallback: error 0, 1 bytes\n"

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
    HANDLE other = CreateFileA("new.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
    TP_CALLBACK_ENVIRON env;
    PTP_IO first = CreateThreadpoolIo(server, on_io, NULL, NULL), second;
    OVERLAPPED one = {0}, two = {0};

    InitializeThreadpoolEnvironment(&env);
    second = CreateThreadpoolIo(other, on_io, NULL, &env);
    StartThreadpoolIo(first);
    WriteFile(server, "x", 1, NULL, &one);
    StartThreadpoolIo(second);
    WriteFile(other, "x", 1, NULL, &two);
    WaitForThreadpoolIoCallbacks(first, FALSE);
    WaitForThreadpoolIoCallbacks(second, FALSE);
    DestroyThreadpoolEnvironment(&env);
    return 0;
}
