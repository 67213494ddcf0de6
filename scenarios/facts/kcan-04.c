//! title: KCAN-04 CancelIoEx does not wait
//! teaches: when it returns the operation may still be pending (documented)
//@ never: any
//@ only-output: "completed 0\n"
//@ only-output: "completed 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    ReadFile(server, buffer, 8, NULL, &overlapped);
    CancelIoEx(server, &overlapped);
    printf("completed %d\n", HasOverlappedIoCompleted(&overlapped));
    return 0;
}
