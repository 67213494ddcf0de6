//! title: OV-05 an auto-reset hEvent and two that wait for the result
//! teaches: one of them takes the signal, the other waits for ever (documented)
//@ sometimes: deadlock
//@ never-output: "both"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server;
static OVERLAPPED overlapped;

static DWORD WINAPI result(LPVOID unused)
{
    DWORD count;

    GetOverlappedResult(server, &overlapped, &count, TRUE);
    return 0;
}

int main(void)
{
    HANDLE client, threads[2];
    char buffer[8];
    DWORD sent;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                              1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    overlapped.hEvent = CreateEventA(NULL, FALSE, FALSE, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    threads[0] = CreateThread(NULL, 0, result, NULL, 0, NULL);
    threads[1] = CreateThread(NULL, 0, result, NULL, 0, NULL);
    Sleep(10);
    WriteFile(client, "x", 1, &sent, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    printf("both\n");
    return 0;
}
