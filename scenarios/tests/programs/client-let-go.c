//! title: A client that is let go
//! teaches: after DisconnectNamedPipe the client is not connected; after the next ConnectNamedPipe another one is served (documented)
//@ never: any
//@ only-output: "client=1 connect=0 error=535\n1\n1\n0 233\nnobody 1, error 231\nconnect=1\nnew\n"

#include <windows.h>
#include <stdio.h>

#define NAME "\\\\.\\pipe\\let-go"

static HANDLE arrive(HANDLE server)
{
    HANDLE client = CreateFileA(NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    BOOL connected = ConnectNamedPipe(server, NULL);

    printf("client=%d connect=%d error=%lu\n", client != INVALID_HANDLE_VALUE, connected, GetLastError());
    return client;
}

static DWORD WINAPI next_client(LPVOID unused)
{
    HANDLE client;
    DWORD count;

    WaitNamedPipeA(NAME, NMPWAIT_WAIT_FOREVER);
    client = CreateFileA(NAME, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    WriteFile(client, "new", 3, &count, NULL);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(NAME, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    HANDLE client = arrive(server);
    DWORD count = 0;
    char text[8];

    printf("%d\n", WriteFile(server, "lost", 4, &count, NULL));
    printf("%d\n", DisconnectNamedPipe(server));
    printf("%d", ReadFile(client, text, sizeof text, &count, NULL));
    printf(" %lu\n", GetLastError());
    CloseHandle(client);
    client = CreateFileA(NAME, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("nobody %d, error %lu\n", client == INVALID_HANDLE_VALUE, GetLastError());
    CreateThread(NULL, 0, next_client, NULL, 0, NULL);
    printf("connect=%d\n", ConnectNamedPipe(server, NULL));
    ReadFile(server, text, sizeof text, &count, NULL);
    printf("%.*s\n", (int)count, text);
    return 0;
}
