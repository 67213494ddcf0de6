//! title: PIPE-07 a message that does not fit is not cut, and a freed instance says so once
//! teaches: on a pipe of messages a write takes all or nothing; the first ConnectNamedPipe behind a disconnection is TRUE (documented)
//@ never: any
//@ only-output: "write 1, 0 bytes\nwrite 1, 3 bytes\nconnect 0, error 535\nconnect 0, error 232\nconnect 1\nconnect 0, error 536\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server;

static void open_both(void)
{
    if (ConnectNamedPipe(server, NULL))
        printf("connect 1\n");
    else
        printf("connect 0, error %lu\n", GetLastError());
}

static void put(const char *text, DWORD length)
{
    DWORD count;
    BOOL done = WriteFile(server, text, length, &count, NULL);

    printf("write %d, %lu bytes\n", done, count);
}

int main(void)
{
    DWORD mode = PIPE_READMODE_MESSAGE | PIPE_NOWAIT;
    HANDLE client;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_MESSAGE, 1, 4, 4, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    SetNamedPipeHandleState(server, &mode, NULL, NULL);
    put("abcdef", 6);
    put("abc", 3);
    open_both();
    CloseHandle(client);
    open_both();
    DisconnectNamedPipe(server);
    open_both();
    open_both();
    CloseHandle(server);
    return 0;
}
