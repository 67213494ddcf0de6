//! title: A client of a pipe, as in the samples
//! teaches: WaitNamedPipe, message mode by SetNamedPipeHandleState, PeekNamedPipe (documented)
//@ never: any
//@ only-output: "0 2\n1\n3 11 2 fir\nfirst\nsecond 0 109\n"

#include <windows.h>
#include <stdio.h>

#define NAME "\\\\.\\pipe\\by-the-book"

int main(void)
{
    HANDLE server, client;
    DWORD mode = PIPE_READMODE_MESSAGE, count = 0, available = 0, left = 0;
    char text[16];
    BOOL free = WaitNamedPipeW(L"\\\\.\\pipe\\by-the-book", 10);

    printf("%d %lu\n", free, GetLastError());
    server = CreateNamedPipeA(NAME, PIPE_ACCESS_DUPLEX, PIPE_TYPE_MESSAGE, 1, 64, 64, 0, NULL);
    if (WaitNamedPipeA(NAME, NMPWAIT_WAIT_FOREVER))
        client = CreateFileA(NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    else
        return 1;
    printf("%d\n", SetNamedPipeHandleState(client, &mode, NULL, NULL));
    WriteFile(server, "first", 5, &count, NULL);
    WriteFile(server, "second", 6, &count, NULL);
    PeekNamedPipe(client, text, 3, &count, &available, &left);
    printf("%lu %lu %lu %.*s\n", count, available, left, (int)count, text);
    ReadFile(client, text, sizeof text, &count, NULL);
    printf("%.*s\n", (int)count, text);
    CloseHandle(server);
    ReadFile(client, text, sizeof text, &count, NULL);
    printf("%.*s ", (int)count, text);
    printf("%d ", PeekNamedPipe(client, NULL, 0, NULL, &available, NULL));
    printf("%lu\n", GetLastError());
    return 0;
}
