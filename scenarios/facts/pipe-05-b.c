//! title: PIPE-05 the next client may come while the one that was let go is still about
//! teaches: each client's handle leads to its own connection; that of the first one leads nowhere any more (documented)
//@ never: any
//@ only-output: "first let go\nsecond 1\nserver read 2\nfirst 0, error 233\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static DWORD WINAPI second_client(LPVOID unused)
{
    HANDLE client;
    DWORD count;

    WaitNamedPipeA(PIPE, NMPWAIT_WAIT_FOREVER);
    client = CreateFileA(PIPE, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    WriteFile(client, "hi", 2, &count, NULL);
    return 0;
}

int main(void)
{
    HANDLE server, first;
    DWORD count;
    BOOL done;
    char text[8];

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    first = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    DisconnectNamedPipe(server);
    printf("first let go\n");
    CreateThread(NULL, 0, second_client, NULL, 0, NULL);
    printf("second %d\n", ConnectNamedPipe(server, NULL));
    ReadFile(server, text, sizeof(text), &count, NULL);
    printf("server read %lu\n", count);
    done = WriteFile(first, "x", 1, &count, NULL);
    printf("first %d, error %lu\n", done, GetLastError());
    CloseHandle(first);
    CloseHandle(server);
    return 0;
}
