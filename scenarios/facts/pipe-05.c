//! title: PIPE-05 DisconnectNamedPipe ends what is in flight, and lets nobody in
//! teaches: a read of either end fails with 233; until ConnectNamedPipe is called again, a client finds the pipe busy (documented)
//@ never: any
//@ only-output: "client: 0, error 233\nserver: 0, error 233\nopened 0, error 231\nconnect 997\nopened 1\nanswer 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server, client;

static DWORD WINAPI reader(LPVOID unused)
{
    char letter;
    DWORD count;
    BOOL read = ReadFile(client, &letter, 1, &count, NULL);

    printf("client: %d, error %lu\n", read, GetLastError());
    CloseHandle(client);
    return 0;
}

int main(void)
{
    static OVERLAPPED read, connect;
    static char letter;
    HANDLE thread;
    DWORD count;
    BOOL done;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    thread = CreateThread(NULL, 0, reader, NULL, 0, NULL);
    read.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(server, &letter, 1, NULL, &read);
    Sleep(50);
    DisconnectNamedPipe(server);
    WaitForSingleObject(thread, INFINITE);
    done = GetOverlappedResult(server, &read, &count, TRUE);
    printf("server: %d, error %lu\n", done, GetLastError());
    client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("opened %d, error %lu\n", client != INVALID_HANDLE_VALUE, GetLastError());
    connect.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    if (!ConnectNamedPipe(server, &connect))
        printf("connect %lu\n", GetLastError());
    client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("opened %d\n", client != INVALID_HANDLE_VALUE);
    printf("answer %d\n", GetOverlappedResult(server, &connect, &count, TRUE));
    return 0;
}
