//! title: Waiting with the lock in hand
//! teaches: a thread that waits for a callback must not hold the lock that the callback needs
//@ sometimes: wait-under-lock
//@ only-output: "received 5 bytes\n"
//@ twin: wait-before-lock

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;
static unsigned long received;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    received += (unsigned long)bytes;
    LeaveCriticalSection(&lock);
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

    InitializeCriticalSection(&lock);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);

    EnterCriticalSection(&lock);
    WaitForThreadpoolIoCallbacks(io, FALSE);   //~ wait-under-lock
    printf("received %lu bytes\n", received);
    LeaveCriticalSection(&lock);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    DeleteCriticalSection(&lock);
    return 0;
}
