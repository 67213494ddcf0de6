//! title: GOR-01 asking without waiting while the operation is pending: FALSE and 996
//! teaches: a sample in the documentation compares with 997 and is wrong (documented, observed; DIS-09)
//@ never: any
//@ only-output: "0, error 996\n"

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
    DWORD count;
    BOOL done;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    done = GetOverlappedResult(server, &overlapped, &count, FALSE);
    printf("%d, error %lu\n", done, GetLastError());
    return 0;
}
