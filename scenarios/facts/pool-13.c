//! title: POOL-13 whether a thread has operations in flight
//! teaches: GetThreadIOPendingFlag says so, by the thread that issued them (documented)
//@ never: any
//@ only-output: "0\n1\n0\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static void show(void)
{
    BOOL pending;

    GetThreadIOPendingFlag(GetCurrentThread(), &pending);
    printf("%d\n", pending);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD written;

    show();
    ReadFile(server, buffer, 8, NULL, &overlapped);
    show();
    WriteFile(client, "hello", 5, &written, NULL);
    GetOverlappedResult(server, &overlapped, &written, TRUE);
    show();
    return 0;
}
