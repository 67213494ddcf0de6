//! title: The reads counted by hand
//! teaches: who takes packets from a raw port counts what is in flight, and stops when nothing is
//@ leaks: strict
//@ never: any
//@ only-output: "read 5 bytes\nstopped\n"
//@ twin: stop-packet-overtakes

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

enum { READ, STOP };

struct request {
    OVERLAPPED overlapped;
    char data[16];
};

static volatile LONG in_flight;

static DWORD WINAPI worker(LPVOID port)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;
    BOOL stopping = FALSE;

    while (!stopping || in_flight > 0) {
        GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
        if (key == STOP) {
            stopping = TRUE;
            continue;
        }
        printf("read %lu bytes\n", bytes);
        free(CONTAINING_RECORD(overlapped, struct request, overlapped));
        InterlockedDecrement(&in_flight);
    }
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, READ, 1);
    HANDLE thread = CreateThread(NULL, 0, worker, port, 0, NULL);
    struct request *request = calloc(1, sizeof(*request));
    DWORD written;

    InterlockedIncrement(&in_flight);
    ReadFile(server, request->data, sizeof(request->data), NULL,
             &request->overlapped);                     /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    PostQueuedCompletionStatus(port, 0, STOP, NULL);
    WaitForSingleObject(thread, INFINITE);
    printf("stopped\n");

    CloseHandle(thread);
    CloseHandle(server);
    CloseHandle(client);
    CloseHandle(port);
    return 0;
}
