//! title: The stop that overtakes the read
//! teaches: a port counts nothing: a packet that says "stop" may arrive before the packet of a read in flight
//@ leaks: strict
//@ sometimes: leak
//@ only-output: "read 5 bytes\nstopped\n"
//@ only-output: "stopped\n"
//@ twin: reads-counted-by-hand

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

enum { READ, STOP };

struct request {
    OVERLAPPED overlapped;
    char data[16];
};

static DWORD WINAPI worker(LPVOID port)
{
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped;

    for (;;) {
        GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);
        if (key == STOP) {
            return 0;
        }
        printf("read %lu bytes\n", bytes);
        free(CONTAINING_RECORD(overlapped, struct request, overlapped));
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, READ, 1);
    HANDLE thread = CreateThread(NULL, 0, worker, port, 0, NULL);
    struct request *request = calloc(1, sizeof(*request));   //~ leak
    DWORD written;

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
