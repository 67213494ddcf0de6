//! title: MODE-10 with an hEvent it returns
//! teaches: the near miss: an event of the operation's own is always set (documented)
//@ never: any
//@ only-output: "returned 1 byte\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static DWORD WINAPI feed(LPVOID client)
{
    DWORD sent;

    Sleep(10);
    WriteFile(client, "x", 1, &sent, NULL);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD count;

    SetFileCompletionNotificationModes(server, FILE_SKIP_SET_EVENT_ON_HANDLE);
    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    CreateThread(NULL, 0, feed, client, 0, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("returned %lu byte\n", count);
    return 0;
}
