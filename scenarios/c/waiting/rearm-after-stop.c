//! title: Re-armed after the stop
//! teaches: between the look at the flag and the next read there is room for a whole shutdown
//@ sometimes: deadlock
//@ only-output: "read 4 bytes\n"
//@ twin: rearm-under-lock

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static char buffer[16];
static volatile LONG stopping;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_SUCCESS) {
        printf("read %lu bytes\n", (unsigned long)bytes);
    }
    if (!stopping) {
        StartThreadpoolIo(io);
        ReadFile(server, buffer, sizeof(buffer), NULL, overlapped);     /* pending */
    }
}

int main(void)
{
    static OVERLAPPED overlapped;
    HANDLE client;
    PTP_IO io;
    DWORD written;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);        /* pending */
    WriteFile(client, "ping", 4, &written, NULL);

    stopping = 1;
    CancelIoEx(server, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);   //~ deadlock

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
