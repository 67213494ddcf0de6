//! title: PIPE-01 a pipe has as many instances as its first one allows
//! teaches: one more CreateNamedPipe fails with 231, with FILE_FLAG_FIRST_PIPE_INSTANCE already the second one with 5 (documented)
//@ never: any
//@ only-output: "1 0\n1 0\n0 231\n0 5\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE make(DWORD flags)
{
    HANDLE pipe;

    SetLastError(0);
    pipe = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | flags, PIPE_TYPE_BYTE, 2, 64, 64, 0, NULL);
    printf("%d %lu\n", pipe != INVALID_HANDLE_VALUE, GetLastError());
    return pipe;
}

int main(void)
{
    HANDLE first = make(FILE_FLAG_FIRST_PIPE_INSTANCE), second = make(0);

    make(0);
    CloseHandle(second);
    make(FILE_FLAG_FIRST_PIPE_INSTANCE);
    CloseHandle(first);
    return 0;
}
