//! title: Every end is passed on
//! teaches: a callback signals that the read is over, whatever the result
//@ never: any
//@ only-output: "the read is over\n"
//@ twin: signal-on-success

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    SetEvent(context);
}

static DWORD WINAPI heartbeat(LPVOID unused)
{
    for (;;) {
        Sleep(1000);
    }
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE done = CreateEventA(NULL, TRUE, FALSE, NULL);
    HANDLE thread = CreateThread(NULL, 0, heartbeat, NULL, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, done, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    CloseHandle(client);                                            /* the read fails */
    WaitForSingleObject(done, INFINITE);
    printf("the read is over\n");

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(done);
    CloseHandle(thread);
    return 0;
}
