//! title: PIPE-02 what the server only sends, the client only reads
//! teaches: CreateFile that asks for more than the pipe was made for fails with 5 (documented)
//@ never: any
//@ only-output: "write 0, error 5\nread 1\nserver reads 0, error 5\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server, client;
    char letter;
    DWORD count;
    BOOL done;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_OUTBOUND, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("write %d, error %lu\n", client != INVALID_HANDLE_VALUE, GetLastError());
    client = CreateFileA(PIPE, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    printf("read %d\n", client != INVALID_HANDLE_VALUE);
    done = ReadFile(server, &letter, 1, &count, NULL);
    printf("server reads %d, error %lu\n", done, GetLastError());
    CloseHandle(client);
    CloseHandle(server);
    return 0;
}
