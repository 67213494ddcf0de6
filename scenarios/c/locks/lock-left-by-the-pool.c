//! title: The pool leaves the lock
//! teaches: LeaveCriticalSectionWhenCallbackReturns leaves the lock on every way out of the callback
//@ never: any
//@ only-output: "the pipe is broken\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static CRITICAL_SECTION lock;
static unsigned long received;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    EnterCriticalSection(&lock);
    LeaveCriticalSectionWhenCallbackReturns(instance, &lock);
    if (error != ERROR_SUCCESS) {
        printf("the pipe is broken\n");
        return;
    }
    received += (unsigned long)bytes;
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
    EnterCriticalSection(&lock);        /* the wait does not wait for the pool to leave it */
    LeaveCriticalSection(&lock);
    DeleteCriticalSection(&lock);
    return 0;
}
