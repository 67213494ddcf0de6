//! title: One owner of the context
//! teaches: the thread that waits for the callback can also be the one that frees its context
//@ never: any
//@ only-output: "received 5 bytes\n"
//@ twin: context-freed-by-callback

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct session {
    unsigned long received;
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct session *session = context;

    session->received += (unsigned long)bytes;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    struct session *session = calloc(1, sizeof(*session));
    PTP_IO io = CreateThreadpoolIo(server, on_read, session, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("received %lu bytes\n", session->received);
    free(session);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
