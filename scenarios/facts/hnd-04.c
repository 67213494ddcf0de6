//! title: HND-04 a closed handle cannot be given to CancelIoEx
//! teaches: FALSE and 6, although the read may still be under way (folklore)
//@ never: any
//@ only-output: "0, error 6\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    BOOL cancelled;

    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseHandle(server);
    cancelled = CancelIoEx(server, &overlapped);
    printf("%d, error %lu\n", cancelled, GetLastError());
    while (!HasOverlappedIoCompleted(&overlapped)) {
        Sleep(1);
    }
    return 0;
}
