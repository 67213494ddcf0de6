//! title: KCAN-13 a cancel that falls between two reads cancels neither
//! teaches: a callback that starts the next read whatever happens escapes, and the wait never ends (practice)
//@ sometimes: deadlock
//@ only-output: "drained\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, client;
static OVERLAPPED again;
static char buffer;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == NO_ERROR) {
        StartThreadpoolIo(io);
        ReadFile(server, &buffer, 1, NULL, overlapped);
    }
}

int main(void)
{
    PTP_IO io;
    DWORD sent;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                              1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, &buffer, 1, NULL, &again);
    WriteFile(client, "x", 1, &sent, NULL);
    CancelIoEx(server, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("drained\n");
    return 0;
}
