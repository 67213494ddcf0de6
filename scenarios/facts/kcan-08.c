//! title: KCAN-08 CancelIo from a thread that issued nothing: TRUE, and nothing happens
//! teaches: it only sees the calling thread's operations (documented, observed; MIS-23)
//@ sometimes: cancel-not-issuer
//@ only-output: "cancelled 1\ncallback: error 0, 1 bytes\n"

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
    printf("cancelled %d\n", CancelIo(server));     //~ cancel-not-issuer
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    HANDLE thread;
    DWORD sent;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    thread = CreateThread(NULL, 0, stop, server, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    WriteFile(client, "x", 1, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
