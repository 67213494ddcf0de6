//! title: MODE-03 FILE_SKIP_SET_EVENT_ON_HANDLE: completions no longer signal the file object
//! teaches: without the flag the handle is signalled when the operation is over (documented)
//@ never: any
//@ only-output: "0, then 258\n"

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
    DWORD count, without;

    WriteFile(client, "ab", 2, &count, NULL);
    ReadFile(server, buffer, 1, NULL, &overlapped);
    without = WaitForSingleObject(server, 0);
    SetFileCompletionNotificationModes(server, FILE_SKIP_SET_EVENT_ON_HANDLE);
    ReadFile(server, buffer, 1, NULL, &overlapped);
    printf("%lu, then %lu\n", without, WaitForSingleObject(server, 0));
    return 0;
}
