//! title: PIPE-04 FlushFileBuffers waits until the other end has read everything
//! teaches: the read comes first, always (documented)
//@ never: any
//@ only-output: "nothing written: 1\nread\nflushed 1, error 0\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, client;

static DWORD WINAPI reader(LPVOID unused)
{
    char buffer[8];
    DWORD count;

    Sleep(100);
    printf("read\n");
    ReadFile(client, buffer, sizeof(buffer), &count, NULL);
    return 0;
}

int main(void)
{
    HANDLE thread;
    DWORD count;
    BOOL flushed;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("nothing written: %d\n", FlushFileBuffers(server));
    WriteFile(server, "abc", 3, &count, NULL);
    thread = CreateThread(NULL, 0, reader, NULL, 0, NULL);
    flushed = FlushFileBuffers(server);
    printf("flushed %d, error %lu\n", flushed, flushed ? 0 : GetLastError());
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
