//! title: The thread takes its read along
//! teaches: a read on a handle that is bound to no port is cancelled when the thread that started it ends
//@ never: any
//@ only-output: "the issuer is gone\nread: error 995\n"
//@ twin: issuer-exits

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct reader {
    HANDLE server;
    OVERLAPPED overlapped;
    char buffer[16];
};

static DWORD WINAPI issue(LPVOID parameter)
{
    struct reader *reader = parameter;

    ReadFile(reader->server, reader->buffer, sizeof(reader->buffer), NULL, &reader->overlapped);
    return 0;
}

int main(void)
{
    static struct reader reader;
    HANDLE client, thread;
    DWORD bytes;

    reader.server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    reader.overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    thread = CreateThread(NULL, 0, issue, &reader, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    printf("the issuer is gone\n");

    if (!GetOverlappedResult(reader.server, &reader.overlapped, &bytes, TRUE)) {
        printf("read: error %lu\n", GetLastError());
    }
    CloseHandle(reader.overlapped.hEvent);
    CloseHandle(reader.server);
    CloseHandle(client);
    return 0;
}
