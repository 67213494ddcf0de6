//! title: The look and the read are one
//! teaches: test the flag and start the read under the lock that sets the flag; then CancelIoEx misses no read
//@ never: any
//@ only-output: "read 4 bytes\n"
//@ twin: rearm-after-stop

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static char buffer[16];
static volatile LONG stopping;
static CRITICAL_SECTION lock;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_SUCCESS) {
        printf("read %lu bytes\n", (unsigned long)bytes);
    }
    EnterCriticalSection(&lock);
    if (!stopping) {
        StartThreadpoolIo(io);
        ReadFile(server, buffer, sizeof(buffer), NULL, overlapped);     /* pending */
    }
    LeaveCriticalSection(&lock);
}

int main(void)
{
    static OVERLAPPED overlapped;
    HANDLE client;
    PTP_IO io;
    DWORD written;

    InitializeCriticalSection(&lock);
    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);        /* pending */
    WriteFile(client, "ping", 4, &written, NULL);

    EnterCriticalSection(&lock);
    stopping = 1;
    LeaveCriticalSection(&lock);
    CancelIoEx(server, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    DeleteCriticalSection(&lock);
    return 0;
}
