//! title: Started once for all
//! teaches: StartThreadpoolIo does not switch the object on; it announces one operation
//@ sometimes: start-missing
//@ never-output: "callbacks: 2"
//@ twin: one-start-per-read

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static volatile LONG callbacks;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    InterlockedIncrement(&callbacks);
}

int main(void)
{
    static struct request requests[2];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD written;
    int i;

    StartThreadpoolIo(io);
    for (i = 0; i < 2; i++) {
        ReadFile(server, requests[i].data, 4, NULL, &requests[i].overlapped);   //~ start-missing
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
