//! title: The callback says that it is done
//! teaches: an event set by the callback does not tell that the callback has ended
//@ sometimes: use-after-free
//@ twin: event-then-wait

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct session {
    HANDLE done;
    int number;
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct session *session = context;

    SetEvent(session->done);
    printf("the data is there\n");
    printf("session %d is over\n", session->number);   //~ use-after-free
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE done = CreateEventA(NULL, TRUE, FALSE, NULL);
    struct session *session = malloc(sizeof(*session));
    PTP_IO io = CreateThreadpoolIo(server, on_read, session, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    DWORD written;

    session->done = done;
    session->number = 1;
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForSingleObject(done, INFINITE);
    free(session);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(done);
    return 0;
}
