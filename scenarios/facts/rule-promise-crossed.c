//! title: promise-crossed the old packet has come and gone before the next promise
//! teaches: the near miss: after Wait(TRUE) the old read is waited for and its packet dropped (inferred)
//@ never: any
//@ only-output: "second\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED first, second;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%s\n", overlapped == &first ? "first" : "second");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    char a, b;
    DWORD count;

    StartThreadpoolIo(io);
    ReadFile(server, &a, 1, NULL, &first);
    WaitForThreadpoolIoCallbacks(io, TRUE);
    WriteFile(client, "x", 1, &count, NULL);
    Sleep(10);
    StartThreadpoolIo(io);
    ReadFile(server, &b, 1, NULL, &second);
    WriteFile(client, "y", 1, &count, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
