//! title: STEPS 1.10 the return from main ends everything
//! teaches: other threads, workers and pending operations included, and nothing that was not freed is a leak
//!   (documented)
//@ never: any
//@ only-output: ""
//@ only-output: "thread\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

#include <stdlib.h>

static DWORD WINAPI other(LPVOID unused)
{
    printf("thread\n");
    Sleep(INFINITE);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED *overlapped = calloc(1, sizeof(*overlapped));
    char buffer[8];

    CreateThread(NULL, 0, other, NULL, 0, NULL);
    ReadFile(server, buffer, 8, NULL, overlapped);
    return 0;
}
