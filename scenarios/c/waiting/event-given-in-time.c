//! title: The event is there before the read
//! teaches: everything in the OVERLAPPED is set before ReadFile and left alone until the read is over
//@ never: any
//@ only-output: "the read has ended\n"
//@ twin: event-given-too-late

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    char data[4];
    DWORD written;

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(server, data, sizeof(data), NULL, &overlapped);            /* pending */
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForSingleObject(overlapped.hEvent, INFINITE);
    printf("the read has ended\n");

    CloseHandle(overlapped.hEvent);
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
