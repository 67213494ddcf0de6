//! title: OV-02 InternalHigh is the number of bytes
//! teaches: the same number that GetOverlappedResult gives (documented)
//@ never: any
//@ only-output: "3 3\n"

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
    WriteFile(client, "abc", 3, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%lu %lu\n", count, (ULONG)overlapped.InternalHigh);
    return 0;
}
