//! title: The last reference closes
//! teaches: a close without a wait is allowed anywhere: the object goes when its callback has returned
//@ never: any
//@ only-output: "read 5 bytes\nclosed\n"
//@ twin: last-reference-waits

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct connection {
    OVERLAPPED overlapped;
    char data[16];
    LONG references;
    PTP_IO io;
};

static HANDLE over;

static void release(struct connection *connection)
{
    if (InterlockedDecrement(&connection->references) == 0) {
        CloseThreadpoolIo(connection->io);
        free(connection);
        SetEvent(over);
    }
}

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
    release(context);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    struct connection *connection = calloc(1, sizeof(*connection));
    DWORD written;

    over = CreateEventA(NULL, TRUE, FALSE, NULL);
    connection->io = CreateThreadpoolIo(server, on_read, connection, NULL);
    connection->references = 2;         /* the read's, and main's */
    StartThreadpoolIo(connection->io);
    ReadFile(server, connection->data, sizeof(connection->data), NULL,
             &connection->overlapped);                  /* pending */
    WriteFile(client, "hello", 5, &written, NULL);

    release(connection);
    WaitForSingleObject(over, INFINITE);
    printf("closed\n");
    CloseHandle(server);
    CloseHandle(client);
    CloseHandle(over);
    return 0;
}
