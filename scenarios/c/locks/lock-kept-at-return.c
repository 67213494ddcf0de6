//! title: The early return keeps the lock
//! teaches: a lock that a callback still holds at its return stays with the pool's thread
//@ sometimes: lock-held-at-return
//@ twin: lock-left-at-return

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;
static unsigned long received;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    if (error != ERROR_SUCCESS) {
        printf("the pipe is broken\n");
        return;   //~ lock-held-at-return
    }
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

    InitializeCriticalSection(&lock);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    CloseHandle(client);                                            /* the read fails */
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    DeleteCriticalSection(&lock);
    return 0;
}
