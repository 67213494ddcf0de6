//! title: Close without waiting
//! teaches: CloseThreadpoolIo returns at once, and a callback that was promised still runs afterwards
//@ sometimes: callback-after-close, use-after-free
//@ twin: wait-then-close

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

    printf("session %d: %lu bytes\n", session->number, (unsigned long)bytes);   //~ use-after-free
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

    CloseThreadpoolIo(io);   //~ callback-after-close
    free(session);
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
