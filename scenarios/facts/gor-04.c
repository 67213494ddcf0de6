//! title: GOR-04 an operation that failed: FALSE and its code
//! teaches: aborted 995, peer gone 109 (documented, observed)
//@ never: any
//@ only-output: "0, error 995\n0, error 109\n"

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
    BOOL done;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    CancelIoEx(server, NULL);
    done = GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%d, error %lu\n", done, GetLastError());
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseHandle(client);
    done = GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%d, error %lu\n", done, GetLastError());
    return 0;
}
