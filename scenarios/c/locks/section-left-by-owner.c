//! title: Each thread leaves what it has entered
//! teaches: main leaves its section, the callback enters and leaves its own time
//@ never: any
//@ only-output: "received 5\n"
//@ twin: section-left-elsewhere

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION section;
static unsigned long received;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&section);
    received += (unsigned long)bytes;
    LeaveCriticalSection(&section);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    DWORD written;

    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    LeaveCriticalSection(&section);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("received %lu\n", received);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    DeleteCriticalSection(&section);
    return 0;
}
