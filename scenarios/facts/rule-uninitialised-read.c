//! title: uninitialised-read a buffer is not filled because a read was issued
//! teaches: reading beyond what the read has filled (inferred)
//@ sometimes: uninitialised-read

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD count;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%c\n", buffer[0]);
    return buffer[count];   //~ uninitialised-read
}
