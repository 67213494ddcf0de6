//! title: IO-START-11 a callback may start the next operation
//! teaches: Start in the callback comes before it returns, so Wait(FALSE) outside waits for the whole chain
//!   (practice)
//@ never: any
//@ only-output: "x\ny\nwaited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, client;
static OVERLAPPED again;
static char buffer;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%c\n", buffer);
    if (buffer == 'x') {
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
    WriteFile(client, "xy", 2, &sent, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, &buffer, 1, NULL, &again);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}
