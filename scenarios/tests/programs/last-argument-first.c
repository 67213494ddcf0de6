//! title: Which argument is evaluated first
//! teaches: C leaves it open; where it matters, compilers for Windows take the last one first, and so does this (observed)
//@ never: any
//@ only-output: "0, error 0, 0 bytes\n0, error 1168\n2 1\n12\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static int last;

static int next(void)
{
    return ++last;
}

static int digits(int high, int low)
{
    return high * 10 + low;
}

static int looks(int value)
{
    return value;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    OVERLAPPED overlapped = {0};
    DWORD bytes = 0;

    SetLastError(0);
    /* what the call leaves behind is not seen beside it */
    printf("%d, error %lu, %lu bytes\n", CancelIoEx(server, &overlapped), GetLastError(), bytes);
    printf("%d", CancelIoEx(server, &overlapped));
    printf(", error %lu\n", GetLastError());
    printf("%d %d\n", next(), next());
    printf("%d\n", digits(looks(1), looks(2)));
    return 0;
}
