//! title: PIPE-07 with PIPE_NOWAIT nothing waits on a pipe
//! teaches: an empty pipe is an error, a full one takes what fits (documented)
//@ never: any
//@ only-output: "connect 0, error 536\nconnect 0, error 535\nread 0, error 232\nread 1, 2 bytes\nwrite 1, 4 bytes\nwrite 1, 0 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server;

static void open_both(void)
{
    BOOL done = ConnectNamedPipe(server, NULL);

    printf("connect %d, error %lu\n", done, GetLastError());
}

int main(void)
{
    char room[8];
    DWORD count;
    HANDLE client;
    BOOL done;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE | PIPE_NOWAIT, 1, 4, 4, 0, NULL);
    open_both();
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    open_both();
    done = ReadFile(server, room, sizeof(room), &count, NULL);
    printf("read %d, error %lu\n", done, GetLastError());
    WriteFile(client, "ab", 2, &count, NULL);
    done = ReadFile(server, room, sizeof(room), &count, NULL);
    printf("read %d, %lu bytes\n", done, count);
    done = WriteFile(server, "abcdef", 6, &count, NULL);
    printf("write %d, %lu bytes\n", done, count);
    done = WriteFile(server, "gh", 2, &count, NULL);
    printf("write %d, %lu bytes\n", done, count);
    CloseHandle(client);
    CloseHandle(server);
    return 0;
}
