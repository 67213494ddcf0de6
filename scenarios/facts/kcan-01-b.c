//! title: KCAN-01 CancelIoEx with an OVERLAPPED asks for the end of that one
//! teaches: the other read goes on (documented)
//@ never: any
//@ only-output: "second: error 995\nfirst: error 0\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED first, second;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%s: error %lu\n", overlapped == &first ? "first" : "second", error);
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
    StartThreadpoolIo(io);
    ReadFile(server, &b, 1, NULL, &second);
    CancelIoEx(server, &second);
    Sleep(10);
    WriteFile(client, "x", 1, &count, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
