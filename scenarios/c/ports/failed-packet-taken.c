//! title: The OVERLAPPED tells
//! teaches: whenever the OVERLAPPED pointer is set a packet was taken, and its request is over
//@ leaks: strict
//@ never: any
//@ only-output: "the request is over\n"
//@ twin: failed-packet-dropped

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[16];
};

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, 0, 1);
    struct request *request = calloc(1, sizeof(*request));
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *overlapped = NULL;

    ReadFile(server, request->data, sizeof(request->data), NULL,
             &request->overlapped);                     /* pending */
    CloseHandle(client);                                /* the read fails */

    if (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE)
            || overlapped != NULL) {
        printf("the request is over\n");
        free(CONTAINING_RECORD(overlapped, struct request, overlapped));
    } else {
        printf("no packet\n");
    }

    CloseHandle(server);
    CloseHandle(port);
    return 0;
}
