//! title: The last one reports
//! teaches: one bit for each read in flight; the callback that clears the last bit knows that it is the last
//@ never: any
//@ only-output: "both are here\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    LONG bit;
    char data[4];
};

static LONG in_flight;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    LONG bit = CONTAINING_RECORD(overlapped, struct request, overlapped)->bit;

    if (InterlockedAnd(&in_flight, ~bit) == bit) {
        printf("both are here\n");
    }
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
        requests[i].bit = 1 << i;
        InterlockedOr(&in_flight, requests[i].bit);
        StartThreadpoolIo(io);
        ReadFile(server, requests[i].data, 4, NULL, &requests[i].overlapped);   /* pending */
    }
    WriteFile(client, "ping", 4, &written, NULL);
    WriteFile(client, "pong", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
