//! title: OV-12 the status block is written when the operation is over
//! teaches: before anybody has taken the packet; one page of the documentation says otherwise (observed;
//!   DIS-06)
//@ never: any
//@ only-output: "completed 1\n"

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
    DWORD sent;

    CreateIoCompletionPort(server, NULL, 1, 0);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WriteFile(client, "x", 1, &sent, NULL);
    Sleep(10);
    printf("completed %d\n", HasOverlappedIoCompleted(&overlapped));
    return 0;
}
