//! title: KCAN-12 CancelIoEx on the whole handle misses what is issued right after
//! teaches: a read that another thread starts meanwhile may escape (documented)
//@ never: any
//@ only-output: "ended 0\n"
//@ only-output: "ended 1\n"

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
    HANDLE thread;

    CreateIoCompletionPort(server, NULL, 0, 0);     /* so that the read outlives its thread */
    thread = CreateThread(NULL, 0, start, server, 0, NULL);
    CancelIoEx(server, NULL);
    WaitForSingleObject(thread, INFINITE);
    Sleep(10);
    printf("ended %d\n", HasOverlappedIoCompleted(&overlapped));
    return 0;
}
