//! title: PIPE-12 PeekNamedPipe counts what is left of a message, and nothing on a byte pipe
//! teaches: the last count is 0 on a byte pipe, whatever more there is to read (documented)
//@ never: any
//@ only-output: "copied 2, there 5, left 0\ncopied 2, there 5, left 3\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static void look(DWORD kind)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, kind, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    char text[2];
    DWORD copied, there, left;

    WriteFile(client, "abcde", 5, &copied, NULL);
    PeekNamedPipe(server, text, 2, &copied, &there, &left);
    printf("copied %lu, there %lu, left %lu\n", copied, there, left);
    CloseHandle(client);
    CloseHandle(server);
}

int main(void)
{
    look(PIPE_TYPE_BYTE);
    look(PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE);
    return 0;
}
