//! title: KCAN-02 nothing to cancel: FALSE and 1168
//! teaches: for one OVERLAPPED and for the whole handle (documented; DIS-13)
//@ never: any
//@ only-output: "0, error 1168\n0, error 1168\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    BOOL cancelled = CancelIoEx(server, &overlapped);

    printf("%d, error %lu\n", cancelled, GetLastError());
    SetLastError(0);
    cancelled = CancelIoEx(server, NULL);
    printf("%d, error %lu\n", cancelled, GetLastError());
    return 0;
}
