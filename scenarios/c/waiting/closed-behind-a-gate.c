//! title: Closed behind a gate
//! teaches: look at the flag and start the read under the lock under which the flag is cleared; then the handle may be closed
//@ never: any
//@ never-output: "the handle is gone"
//@ twin: closed-while-issuing

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static PTP_IO io;
static SRWLOCK gate = SRWLOCK_INIT;
static BOOL is_open = TRUE;
static OVERLAPPED overlapped;
static char letter;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read: error %lu\n", error);
}

static DWORD WINAPI issue(LPVOID parameter)
{
    AcquireSRWLockExclusive(&gate);
    if (is_open) {
        StartThreadpoolIo(io);
        if (!ReadFile(server, &letter, 1, NULL, &overlapped)
                && GetLastError() != ERROR_IO_PENDING) {
            printf("the handle is gone: error %lu\n", GetLastError());
            CancelThreadpoolIo(io);
        }
    }
    ReleaseSRWLockExclusive(&gate);
    return 0;
}

int main(void)
{
    HANDLE client, thread;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    thread = CreateThread(NULL, 0, issue, NULL, 0, NULL);

    AcquireSRWLockExclusive(&gate);
    is_open = FALSE;
    ReleaseSRWLockExclusive(&gate);
    CloseHandle(server);
    WaitForSingleObject(thread, INFINITE);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    printf("closed\n");
    CloseHandle(thread);
    CloseHandle(client);
    return 0;
}
