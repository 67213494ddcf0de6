//! title: PORT-01 create a port, associate a file with one, or both at once
//! teaches: three uses of one function (documented)
//@ never: any
//@ only-output: "1 1 1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE file = CreateFileA("new.bin", GENERIC_READ, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    HANDLE same = CreateIoCompletionPort(server, port, 1, 0);
    HANDLE other = CreateIoCompletionPort(file, NULL, 2, 0);

    printf("%d %d %d\n", port != NULL, same == port, other != NULL && other != port);
    return 0;
}
