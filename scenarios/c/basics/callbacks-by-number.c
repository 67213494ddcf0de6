//! title: Each callback knows its place
//! teaches: when the order of callbacks does not matter to the program, every order gives the same result
//@ never: any
//@ only-output: "pingpong\n"
//@ never-output: "pongping"
//@ twin: callbacks-in-order

#include <windows.h>
#include <stdio.h>
#include <string.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    int number;
    char data[4];
};

static char message[9];

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);
    int position = 4 * request->number;

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
        requests[i].number = i;
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
