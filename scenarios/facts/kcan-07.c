//! title: KCAN-07 a cancelled operation still owns its OVERLAPPED
//! teaches: freed before the operation has completed, it is written to by the kernel (documented)
//@ sometimes: overlapped-freed
//@ only-output: "freed\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

#include <stdlib.h>

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED *overlapped = calloc(1, sizeof(*overlapped));
    char buffer[8];

    ReadFile(server, buffer, 8, NULL, overlapped);
    CancelIoEx(server, overlapped);
    free(overlapped);       //~ overlapped-freed
    printf("freed\n");
    return 0;
}
