//! title: Two buffers on a pipe
//! teaches: while one buffer is worked on the next read fills the other; the order of completions is the reads' own
//@ never: any
#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"
#define MESSAGES 5

struct half {
    OVERLAPPED overlapped;
    char data[4];
};

static struct half halves[2];
static HANDLE server;
static volatile LONG received;
static volatile LONG started;

static void start_read(PTP_IO io, struct half *half)
{
    if (InterlockedIncrement(&started) > MESSAGES) {
        return;
    }
    StartThreadpoolIo(io);
    if (!ReadFile(server, half->data, sizeof(half->data), NULL, &half->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
    }
}

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    InterlockedExchangeAdd(&received, (LONG)bytes);
    start_read(io, CONTAINING_RECORD(overlapped, struct half, overlapped));
}

int main(void)
{
    HANDLE client;
    PTP_IO io;
    DWORD written;
    int i;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    for (i = 0; i < 2; i++) {
        start_read(io, &halves[i]);
    }
    for (i = 0; i < MESSAGES; i++) {
        WriteFile(client, "ping", 4, &written, NULL);
    }
    CloseHandle(client);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%ld\n", received);
    CloseThreadpoolIo(io);
    CloseHandle(server);
    return 0;
}
