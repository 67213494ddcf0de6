//! title: One Start for each read
//! teaches: every operation is announced by a Start of its own, and every Start brings one callback
//@ never: any
//@ only-output: "callbacks: 2\n"
//@ twin: one-start-two-reads

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

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(server, requests[i].data, 4, NULL, &requests[i].overlapped);
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
