//! title: Wait, then close
//! teaches: when Wait(FALSE) has returned no callback is left, so the object and its context may go
//@ never: any
//@ only-output: "session 1: 5 bytes\n"
//@ twin: close-without-wait

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct session {
    int number;
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct session *session = context;

    printf("session %d: %lu bytes\n", session->number, (unsigned long)bytes);
}

int main(void)
{
    static OVERLAPPED overlapped;
    static char buffer[16];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    struct session *session = malloc(sizeof(*session));
    PTP_IO io = CreateThreadpoolIo(server, on_read, session, NULL);
    DWORD written;

    session->number = 1;
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    free(session);
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
