//! title: OV-04 an operation that is done at once releases who waits for its event
//! teaches: the event is set on completion, whether or not the operation went pending (documented)
//@ never: any
//@ only-output: "waiter 0\nread 1\n"
//@ only-output: "read 1\nwaiter 0\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE event;

static DWORD WINAPI waiter(LPVOID unused)
{
    printf("waiter %lu\n", WaitForSingleObject(event, INFINITE));
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    OVERLAPPED overlapped = {0};
    HANDLE thread;
    char buffer[8];
    DWORD written;

    event = overlapped.hEvent = CreateEventA(NULL, FALSE, FALSE, NULL);
    WriteFile(client, "hello", 5, &written, NULL);
    thread = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    printf("read %d\n", ReadFile(server, buffer, 8, NULL, &overlapped));
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
