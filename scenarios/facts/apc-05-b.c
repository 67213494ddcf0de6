//! title: APC-05 WriteFileEx, and a read that is cancelled
//! teaches: the routines run for success and for 995; both operations are the calling thread's (documented)
//@ never: any
//@ only-output: "write: error 0, 5 bytes\nread: error 995, 0 bytes\n"
//@ only-output: "read: error 995, 0 bytes\nwrite: error 0, 5 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static int left = 2;

static VOID WINAPI wrote(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("write: error %lu, %lu bytes\n", error, bytes);
    left--;
}

static VOID WINAPI did_read(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("read: error %lu, %lu bytes\n", error, bytes);
    left--;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 0, 0, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED reading = {0}, writing = {0};
    char buffer[8], there[8];
    DWORD got;

    ReadFileEx(server, buffer, 8, &reading, did_read);
    WriteFileEx(server, "hello", 5, &writing, wrote);
    CancelIoEx(server, &reading);
    ReadFile(client, there, 8, &got, NULL);
    while (left)
        SleepEx(INFINITE, TRUE);
    return 0;
}
