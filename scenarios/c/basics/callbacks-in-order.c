//! title: Callbacks taken for a queue
//! teaches: reads that finish in order may still be called back in any order
//@ never: any
//@ only-output: "pingpong\n"
//@ only-output: "pongping\n"
//@ twin: callbacks-by-number

#include <windows.h>
#include <stdio.h>
#include <string.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static char message[9];
static volatile LONG used;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);
    LONG position = InterlockedExchangeAdd(&used, 4);   /* wherever the last one stopped */

    memcpy(message + position, request->data, 4);
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
        ReadFile(server, requests[i].data, 4, NULL, &requests[i].overlapped);   /* pending */
    }
    WriteFile(client, "ping", 4, &written, NULL);
    WriteFile(client, "pong", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%s\n", message);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
