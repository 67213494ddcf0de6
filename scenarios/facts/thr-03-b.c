//! title: THR-03 a read on a handle without a port is cancelled with its thread
//! teaches: only operations of port-bound handles survive (documented, observed)
//@ never: any
//@ only-output: "0, error 995\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED overlapped;
static char buffer[8];

static DWORD WINAPI start(LPVOID server)
{
    ReadFile(server, buffer, 8, NULL, &overlapped);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE thread = CreateThread(NULL, 0, start, server, 0, NULL);
    DWORD count;
    BOOL done;

    WaitForSingleObject(thread, INFINITE);
    done = GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%d, error %lu\n", done, GetLastError());
    return 0;
}
