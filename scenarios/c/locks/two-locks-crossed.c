//! title: Two locks in opposite order
//! teaches: two threads that take the same two locks in opposite order can stop each other for ever
//@ sometimes: deadlock
//@ only-output: "callback\nmain\n"
//@ only-output: "main\ncallback\n"
//@ twin: two-locks-in-order

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION queue_lock, log_lock;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&queue_lock);
    EnterCriticalSection(&log_lock);
    printf("callback\n");
    LeaveCriticalSection(&log_lock);
    LeaveCriticalSection(&queue_lock);
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

    InitializeCriticalSection(&queue_lock);
    InitializeCriticalSection(&log_lock);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);

    EnterCriticalSection(&log_lock);
    EnterCriticalSection(&queue_lock);   //~ deadlock
    printf("main\n");
    LeaveCriticalSection(&queue_lock);
    LeaveCriticalSection(&log_lock);

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    DeleteCriticalSection(&queue_lock);
    DeleteCriticalSection(&log_lock);
    return 0;
}
