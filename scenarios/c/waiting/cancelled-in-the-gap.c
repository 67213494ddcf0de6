//! title: Cancelled between two reads
//! teaches: CancelIoEx cancels what is in flight at that moment; a thread between two reads starts the next one unharmed
//@ sometimes: deadlock
//@ only-output: "the reader has ended\n"
//@ twin: cancelled-until-it-ends

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;

static DWORD WINAPI read_messages(LPVOID parameter)
{
    OVERLAPPED overlapped = {0};
    char message[4];
    DWORD bytes;

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    for (;;) {
        ReadFile(server, message, sizeof(message), NULL, &overlapped);
        if (!GetOverlappedResult(server, &overlapped, &bytes, TRUE)) {
            break;                          /* cancelled */
        }
    }
    CloseHandle(overlapped.hEvent);
    return 0;
}

int main(void)
{
    HANDLE client, reader;
    DWORD written;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    reader = CreateThread(NULL, 0, read_messages, NULL, 0, NULL);
    WriteFile(client, "ping", 4, &written, NULL);

    CancelIoEx(server, NULL);
    WaitForSingleObject(reader, INFINITE);   //~ deadlock
    printf("the reader has ended\n");

    CloseHandle(reader);
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
