//! title: Busy, and getting nowhere
//! teaches: two loops that each wait for the other run for ever, and nothing ever looks blocked
//@ sometimes: livelock
//@ twin: spin-in-turn

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static volatile LONG acknowledged;
static volatile LONG finished;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    while (!acknowledged) { Sleep(0); }
    finished = 1;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);

    while (!finished) { Sleep(0); }   //~ livelock
    acknowledged = 1;
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("both are through\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
