//! title: PORT-20 a port lives as long as a file is associated with it
//! teaches: its handle closed, the operations on the file go on (documented)
//@ never: any
//@ only-output: "read 1 byte\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, 0, 0);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD count;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseHandle(port);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("read %lu byte\n", count);
    CloseHandle(server);
    return 0;
}
