//! title: OV-08 one OVERLAPPED for two operations, one after the other
//! teaches: once the first is over it may be used again (documented)
//@ never: any
//@ only-output: "reused\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char a, b;
    DWORD count;

    ReadFile(server, &a, 1, NULL, &overlapped);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    ReadFile(server, &b, 1, NULL, &overlapped);
    printf("reused\n");
    return 0;
}
