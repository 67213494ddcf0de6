//! title: PIPE-10 the read that a write satisfies may be over before the write
//! teaches: where both ends send their packets to one port, that of the read may come first (observed)
//@ never: any
//@ only-output: "read\nwrite\n"
//@ only-output: "write\nread\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED reading, writing;
static char text[4];

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0,
                                     NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    HANDLE port = CreateIoCompletionPort(client, NULL, 1, 0);

    CreateIoCompletionPort(server, port, 2, 0);
    ReadFile(client, text, 4, NULL, &reading);
    WriteFile(server, "abc", 3, NULL, &writing);
    for (int i = 0; i < 2; i++) {
        OVERLAPPED *done = NULL;
        DWORD bytes;
        ULONG_PTR key;

        GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
        printf("%s\n", done == &reading ? "read" : "write");
    }
    CloseHandle(client);
    CloseHandle(server);
    CloseHandle(port);
    return 0;
}
