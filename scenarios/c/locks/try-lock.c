//! title: A callback that can do without the lock
//! teaches: a callback that only tries the lock cannot block a thread that waits for it with the lock in hand
//@ never: any
//@ only-output: "callback: has the lock\n"
//@ only-output: "callback: not now\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (TryEnterCriticalSection(&lock)) {
        printf("callback: has the lock\n");
        LeaveCriticalSection(&lock);
    } else {
        printf("callback: not now\n");
    }
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
    WaitForThreadpoolIoCallbacks(io, FALSE);
    LeaveCriticalSection(&lock);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    DeleteCriticalSection(&lock);
    return 0;
}
