//! title: OV-01 Internal is 0x103 while the operation is pending
//! teaches: and the final status afterwards (documented)
//@ never: any
//@ only-output: "103, then 0\n"

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
    ULONG pending;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    pending = (ULONG)overlapped.Internal;
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%lx, then %lx\n", pending, (ULONG)overlapped.Internal);
    return 0;
}
