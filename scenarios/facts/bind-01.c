//! title: BIND-01 a callback for each operation, with no Start
//! teaches: a read that is done at once and one that pends are told alike, with their OVERLAPPED (documented)
//@ never: any
//@ only-output: "1: error 0, 3 bytes\n2: error 0, 5 bytes\nboth\n"
//@ only-output: "2: error 0, 5 bytes\n1: error 0, 3 bytes\nboth\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED one, two;
static HANDLE told;

static VOID CALLBACK routine(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("%d: error %lu, %lu bytes\n", which == &one ? 1 : 2, error, bytes);
    ReleaseSemaphore(told, 1, NULL);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    char buffers[2][8];
    DWORD written;

    told = CreateSemaphoreA(NULL, 0, 2, NULL);
    BindIoCompletionCallback(server, routine, 0);
    WriteFile(client, "abc", 3, &written, NULL);
    ReadFile(server, buffers[0], 8, NULL, &one);
    ReadFile(server, buffers[1], 8, NULL, &two);
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForSingleObject(told, INFINITE);
    WaitForSingleObject(told, INFINITE);
    printf("both\n");
    CloseHandle(server);
    return 0;
}
