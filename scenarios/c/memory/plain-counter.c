//! title: Two callbacks, one counter
//! teaches: callbacks of one TP_IO may run at the same moment, so a plain counter may lose a count
//@ sometimes: data-race
//@ twin: interlocked-counter

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static LONG callbacks;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    callbacks++;   //~ data-race
}

int main(void)
{
    static OVERLAPPED overlapped[2];
    static char data[2][4];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD written;
    int i;

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(server, data[i], 4, NULL, &overlapped[i]);     /* pending */
    }
    WriteFile(client, "ping", 4, &written, NULL);
    WriteFile(client, "pong", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("callbacks: %ld\n", callbacks);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
