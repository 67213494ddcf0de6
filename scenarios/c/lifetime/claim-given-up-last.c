//! title: The claim given up at the end
//! teaches: the claim is given up when the callback touches nothing more
//@ never: any
//@ only-output: "stopped\n"
//@ twin: claim-given-up-first

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct connection {
    OVERLAPPED overlapped[2];
    char data[2][4];
    LONG in_flight;
    LONG errors;
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct connection *connection = context;

    InterlockedIncrement(&connection->errors);
    if (InterlockedDecrement(&connection->in_flight) == 0) {
        free(connection);
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    struct connection *connection = calloc(1, sizeof(*connection));
    PTP_IO io = CreateThreadpoolIo(server, on_read, connection, NULL);
    int i;

    connection->in_flight = 2;
    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(server, connection->data[i], 4, NULL, &connection->overlapped[i]);
    }
    CancelIoEx(server, NULL);           /* both reads are pending: nobody writes */
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("stopped\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
