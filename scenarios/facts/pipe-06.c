//! title: PIPE-06 a message without a byte is a message
//! teaches: on a message pipe a write of zero bytes ends a read with zero bytes; on a byte pipe it is nothing (documented)
//@ never: any
//@ only-output: "messages: 3, 0, 2\nbytes: 5\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, client;

static void make(DWORD type)
{
    DWORD count;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, type, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    WriteFile(client, "one", 3, &count, NULL);
    WriteFile(client, "", 0, &count, NULL);
    WriteFile(client, "ab", 2, &count, NULL);
}

static DWORD next(void)
{
    char buffer[8];
    DWORD count;

    ReadFile(server, buffer, sizeof(buffer), &count, NULL);
    return count;
}

int main(void)
{
    DWORD first, second, third;

    make(PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE);
    first = next();
    second = next();
    third = next();
    printf("messages: %lu, %lu, %lu\n", first, second, third);
    CloseHandle(client);
    CloseHandle(server);
    make(PIPE_TYPE_BYTE);
    printf("bytes: %lu\n", next());
    return 0;
}
