//! title: MODE-04 hEvent is set all the same
//! teaches: the flag is about the file object's own event (documented)
//@ never: any
//@ only-output: "event 0, file 258\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    DWORD count, event;

    SetFileCompletionNotificationModes(server, FILE_SKIP_SET_EVENT_ON_HANDLE);
    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WriteFile(client, "x", 1, &count, NULL);
    event = WaitForSingleObject(overlapped.hEvent, INFINITE);
    printf("event %lu, file %lu\n", event, WaitForSingleObject(server, 0));
    return 0;
}
