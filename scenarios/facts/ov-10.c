//! title: OV-10 an OVERLAPPED that was not zeroed
//! teaches: the call reads Offset and hEvent, and they hold anything (documented)
//@ sometimes: uninitialised-read
//@ never-output: "issued"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped;
    char buffer[8];

    ReadFile(server, buffer, 8, NULL, &overlapped);     //~ uninitialised-read
    printf("issued\n");
    return 0;
}
