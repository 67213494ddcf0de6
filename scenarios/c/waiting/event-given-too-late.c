//! title: The event came too late
//! teaches: ReadFile takes the event from the OVERLAPPED when it is called; what is put there later changes a request that the kernel owns
//@ sometimes: overlapped-reused
//@ twin: event-given-in-time

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

    ReadFile(server, data, sizeof(data), NULL, &overlapped);            /* pending */
    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);   //~ overlapped-reused
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForSingleObject(overlapped.hEvent, INFINITE);
    printf("the read has ended\n");

    CloseHandle(overlapped.hEvent);
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
