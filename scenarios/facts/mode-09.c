//! title: MODE-09 setting the flag also clears the file object's signal
//! teaches: a fresh handle is signalled; with FILE_SKIP_SET_EVENT_ON_HANDLE it is not, and stays so
//!   (observed)
//@ never: any
//@ only-output: "0, then 258\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    DWORD fresh = WaitForSingleObject(server, 0);

    SetFileCompletionNotificationModes(server, FILE_SKIP_SET_EVENT_ON_HANDLE);
    printf("%lu, then %lu\n", fresh, WaitForSingleObject(server, 0));
    return 0;
}
