//! title: KCAN-01 CancelIoEx without an OVERLAPPED asks for the end of all operations of the handle
//! teaches: whichever thread issued them (documented)
//@ never: any
//@ only-output: "callback: error 995, 0 bytes\ncallback: error 995, 0 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static DWORD WINAPI stop(LPVOID server)
{
    CancelIoEx(server, NULL);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED one = {0}, two = {0};
    char a, b;
    HANDLE thread;

    StartThreadpoolIo(io);
    ReadFile(server, &a, 1, NULL, &one);
    StartThreadpoolIo(io);
    ReadFile(server, &b, 1, NULL, &two);
    thread = CreateThread(NULL, 0, stop, server, 0, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
