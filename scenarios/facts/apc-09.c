//! title: APC-09 completion routines come in any order
//! teaches: two reads that have both ended by the time of the alertable wait may be told in either order (documented)
//@ never: any
//@ only-output: "1\n2\n"
//@ only-output: "2\n1\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED one, two;

static VOID WINAPI routine(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("%d\n", which == &one ? 1 : 2);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    char buffers[2][4];
    DWORD written;

    WriteFile(client, "abcdefgh", 8, &written, NULL);
    ReadFileEx(server, buffers[0], 4, &one, routine);
    ReadFileEx(server, buffers[1], 4, &two, routine);
    SleepEx(INFINITE, TRUE);
    return 0;
}
