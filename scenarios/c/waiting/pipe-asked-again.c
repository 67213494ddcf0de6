//! title: The pipe is asked for until it is mine
//! teaches: only CreateFile takes an instance; while it says ERROR_PIPE_BUSY, wait and ask again
//@ never: any
//@ only-output: "served 2\n"
//@ twin: pipe-was-free

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static DWORD WINAPI client(LPVOID unused)
{
    DWORD count;
    HANDLE pipe;

    (void)unused;
    for (;;) {
        pipe = CreateFileA(PIPE, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
        if (pipe != INVALID_HANDLE_VALUE) {
            break;
        }
        if (GetLastError() != ERROR_PIPE_BUSY) {
            return 1;
        }
        WaitNamedPipeA(PIPE, NMPWAIT_WAIT_FOREVER);
    }
    WriteFile(pipe, "x", 1, &count, NULL);
    CloseHandle(pipe);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    HANDLE clients[2];
    DWORD count;
    char letter;
    int served;

    for (served = 0; served < 2; served++) {
        clients[served] = CreateThread(NULL, 0, client, NULL, 0, NULL);
    }
    for (served = 0; served < 2; served++) {
        ConnectNamedPipe(server, NULL);
        ReadFile(server, &letter, 1, &count, NULL);
        DisconnectNamedPipe(server);
    }
    printf("served %d\n", served);
    WaitForMultipleObjects(2, clients, TRUE, INFINITE);
    CloseHandle(clients[0]);
    CloseHandle(clients[1]);
    CloseHandle(server);
    return 0;
}
