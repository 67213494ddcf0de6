//! title: OV-11 no OVERLAPPED on an overlapped handle
//! teaches: not allowed; Windows commonly says 87, but may report a completion that is none (documented,
//!   folklore)
//@ never: any
//@ only-output: "0, error 87\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    char buffer[8];
    DWORD count;
    BOOL read = ReadFile(server, buffer, 8, &count, NULL);

    printf("%d, error %lu\n", read, GetLastError());
    return 0;
}
