//! title: PIPE-08 TransactNamedPipe on a synchronous handle
//! teaches: the call waits for the answer, and says how long that is (documented)
//@ never: any
//@ only-output: "1, 6 bytes: answer\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server;

static DWORD WINAPI answerer(LPVOID unused)
{
    char room[8];
    DWORD count;

    ReadFile(server, room, sizeof(room), &count, NULL);
    Sleep(50);
    WriteFile(server, "answer", 6, &count, NULL);
    return 0;
}

int main(void)
{
    DWORD mode = PIPE_READMODE_MESSAGE, count = 0;
    char answer[8] = {0};
    HANDLE client;
    BOOL done;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX, PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    SetNamedPipeHandleState(client, &mode, NULL, NULL);
    CreateThread(NULL, 0, answerer, NULL, 0, NULL);
    done = TransactNamedPipe(client, "ask", 4, answer, sizeof(answer), &count, NULL);
    printf("%d, %lu bytes: %s\n", done, count, answer);
    return 0;
}
