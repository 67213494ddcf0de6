//! title: Closed with the lock in hand
//! teaches: a lock that protects the pointer to an object must not be held while its callbacks are waited for
//@ sometimes: wait-under-lock
//@ only-output: "closed\n"
//@ twin: detached-under-lock

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct connection {
    OVERLAPPED overlapped;
    char data[16];
    PTP_IO io;
    unsigned long received;
};

static CRITICAL_SECTION lock;
static struct connection *current;      /* whoever uses it holds the lock */

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    if (current != NULL) {
        current->received += (unsigned long)bytes;
    }
    LeaveCriticalSection(&lock);
}

static void close_current(void)
{
    struct connection *connection;

    EnterCriticalSection(&lock);
    connection = current;
    current = NULL;
    WaitForThreadpoolIoCallbacks(connection->io, FALSE);   //~ wait-under-lock
    LeaveCriticalSection(&lock);
    CloseThreadpoolIo(connection->io);
    free(connection);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    DWORD written;

    InitializeCriticalSection(&lock);
    current = calloc(1, sizeof(*current));
    current->io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    StartThreadpoolIo(current->io);
    ReadFile(server, current->data, sizeof(current->data), NULL, &current->overlapped);
    WriteFile(client, "hello", 5, &written, NULL);

    close_current();
    printf("closed\n");
    CloseHandle(server);
    CloseHandle(client);
    DeleteCriticalSection(&lock);
    return 0;
}
