//! title: OV-04 hEvent is reset on issue and set on completion
//! teaches: an event that was set does not say that the new operation is over (documented)
//@ never: any
//@ only-output: "258, then 0\n"

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
    DWORD count, issued;

    overlapped.hEvent = CreateEventA(NULL, TRUE, TRUE, NULL);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    issued = WaitForSingleObject(overlapped.hEvent, 0);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &overlapped, &count, TRUE);
    printf("%lu, then %lu\n", issued, WaitForSingleObject(overlapped.hEvent, 0));
    return 0;
}
