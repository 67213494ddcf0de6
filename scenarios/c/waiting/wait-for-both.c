//! title: An event for each read
//! teaches: events tell which read has ended; WaitForThreadpoolIoCallbacks knows only whether all have
//@ never: any
//@ only-output: "both reads have ended\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    HANDLE ended;
    char data[4];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    SetEvent(CONTAINING_RECORD(overlapped, struct request, overlapped)->ended);
}

int main(void)
{
    static struct request requests[2];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    HANDLE events[2];
    DWORD written;
    int i;

    for (i = 0; i < 2; i++) {
        events[i] = CreateEventA(NULL, TRUE, FALSE, NULL);
        requests[i].ended = events[i];
        StartThreadpoolIo(io);
        ReadFile(server, requests[i].data, 4, NULL, &requests[i].overlapped);   /* pending */
    }
    WriteFile(client, "ping", 4, &written, NULL);
    WriteFile(client, "pong", 4, &written, NULL);
    WaitForMultipleObjects(2, events, TRUE, INFINITE);
    printf("both reads have ended\n");

    WaitForThreadpoolIoCallbacks(io, FALSE);        /* the callbacks must end as well */
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(events[0]);
    CloseHandle(events[1]);
    return 0;
}
