//! title: BIND-02 an operation that fails at once has no callback
//! teaches: nor is the handle bound a second time: FALSE and 87; what is no file: FALSE and 6 (documented)
//@ never: any
//@ only-output: "1\n0, error 87\n0, error 6\nread 0, error 998\nover\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK routine(DWORD error, DWORD bytes, LPOVERLAPPED which)
{
    printf("callback\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    BOOL done;

    printf("%d\n", BindIoCompletionCallback(server, routine, 0));
    done = BindIoCompletionCallback(server, routine, 0);
    printf("%d, error %lu\n", done, GetLastError());
    done = BindIoCompletionCallback(CreateEventA(NULL, TRUE, FALSE, NULL), routine, 0);
    printf("%d, error %lu\n", done, GetLastError());
    done = ReadFile(server, NULL, 8, NULL, &overlapped);
    printf("read %d, error %lu\n", done, GetLastError());
    Sleep(10);
    printf("over\n");
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
