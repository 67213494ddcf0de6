//! title: STEPS 1.3 ... even while the read is being issued
//! teaches: ReadFile marks it pending, another thread looks: both values are possible (inferred)
//@ never: any
//@ only-output: "0\n"
//@ only-output: "1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED overlapped;
static char buffer[8];

static DWORD WINAPI look(LPVOID unused)
{
    printf("%d\n", HasOverlappedIoCompleted(&overlapped));
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE thread = CreateThread(NULL, 0, look, NULL, 0, NULL);

    ReadFile(server, buffer, 8, NULL, &overlapped);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
