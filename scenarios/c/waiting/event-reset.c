//! title: The event is reset before it is used again
//! teaches: reset the event before the read that will set it, and each wait belongs to its own read
//@ never: any
//@ only-output: "h\nb\n"
//@ twin: event-not-reset

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    SetEvent(context);
}

int main(void)
{
    static const char *const messages[2] = {"head", "body"};
    static OVERLAPPED overlapped[2];
    static char buffer[4];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE done = CreateEventA(NULL, TRUE, FALSE, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, done, NULL);
    DWORD written;
    int i;

    for (i = 0; i < 2; i++) {
        ResetEvent(done);
        StartThreadpoolIo(io);
        ReadFile(server, buffer, 4, NULL, &overlapped[i]);      /* pending */
        WriteFile(client, messages[i], 4, &written, NULL);
        WaitForSingleObject(done, INFINITE);
        printf("%c\n", buffer[0]);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(done);
    return 0;
}
