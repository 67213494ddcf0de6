//! title: GOR-02 asking and waiting: on hEvent, or on the file handle
//! teaches: both return when the operation is over (documented)
//@ never: any
//@ only-output: "1, 1 byte\n1, 1 byte\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server;
static OVERLAPPED overlapped;

static DWORD WINAPI result(LPVOID unused)
{
    DWORD count;
    BOOL done = GetOverlappedResult(server, &overlapped, &count, TRUE);

    printf("%d, %lu byte\n", done, count);
    return 0;
}

int main(void)
{
    HANDLE client, thread;
    char buffer[8];
    DWORD sent;
    int i;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                              1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    for (i = 0; i < 2; i++) {
        ReadFile(server, buffer, 8, NULL, &overlapped);
        thread = CreateThread(NULL, 0, result, NULL, 0, NULL);
        Sleep(10);
        WriteFile(client, "x", 1, &sent, NULL);
        WaitForSingleObject(thread, INFINITE);
        overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    }
    return 0;
}
