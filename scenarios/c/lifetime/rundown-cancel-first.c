//! title: Cancelled before the gate was shut
//! teaches: a cancel reaches what is in flight; a read that is issued after it, through an open gate, is never cancelled
//@ sometimes: deadlock
//@ only-output: "read 4 bytes\nclosed\n"
//@ twin: rundown-in-order

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct connection {
    HANDLE pipe;
    CRITICAL_SECTION gate;
    BOOL shut;                          /* under the gate's lock */
    OVERLAPPED overlapped;
    char data[16];
};

static void read_more(struct connection *connection, PTP_IO io)
{
    EnterCriticalSection(&connection->gate);
    if (!connection->shut) {
        StartThreadpoolIo(io);
        if (!ReadFile(connection->pipe, connection->data, sizeof(connection->data), NULL,
                      &connection->overlapped) && GetLastError() != ERROR_IO_PENDING) {
            CancelThreadpoolIo(io);
        }
    }
    LeaveCriticalSection(&connection->gate);
}

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_SUCCESS) {
        printf("read %lu bytes\n", (unsigned long)bytes);
        read_more(context, io);
    }
}

static void shut_the_gate(struct connection *connection)
{
    EnterCriticalSection(&connection->gate);
    connection->shut = TRUE;
    LeaveCriticalSection(&connection->gate);
}

static void release(struct connection *connection)
{
    DeleteCriticalSection(&connection->gate);
    free(connection);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    struct connection *connection = calloc(1, sizeof(*connection));
    PTP_IO io = CreateThreadpoolIo(server, on_read, connection, NULL);
    DWORD written;

    connection->pipe = server;
    InitializeCriticalSection(&connection->gate);
    read_more(connection, io);
    WriteFile(client, "ping", 4, &written, NULL);

    CancelIoEx(server, NULL);                   /* what is in flight ends soon */
    shut_the_gate(connection);                  /* nothing new is issued */
    WaitForThreadpoolIoCallbacks(io, FALSE);   //~ deadlock
    CloseThreadpoolIo(io);
    release(connection);
    CloseHandle(server);

    printf("closed\n");
    CloseHandle(client);
    return 0;
}
