//! title: The time limit knows its read
//! teaches: give each read a number, and compare it under the lock under which the OVERLAPPED is used again
//@ never: any
//@ only-output: "read 1: error 0\nread 2: error 0\n"
//@ twin: limit-of-the-read-before

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static OVERLAPPED overlapped;
static char letter;
static SRWLOCK lock = SRWLOCK_INIT;
static int current;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("error %lu\n", error);
}

/* whoever waits longer than 100 milliseconds for a byte gives up */
static DWORD WINAPI limit(LPVOID number)
{
    Sleep(100);
    AcquireSRWLockExclusive(&lock);
    if (current == *(int *)number) {
        CancelIoEx(server, &overlapped);
    }
    ReleaseSRWLockExclusive(&lock);
    return 0;
}

static void read_byte(PTP_IO io)
{
    AcquireSRWLockExclusive(&lock);
    current++;
    StartThreadpoolIo(io);
    ReadFile(server, &letter, 1, NULL, &overlapped);          /* pending */
    ReleaseSRWLockExclusive(&lock);
}

int main(void)
{
    static int first = 1;
    HANDLE client, thread;
    PTP_IO io;
    DWORD written;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    printf("read 1: ");
    read_byte(io);
    thread = CreateThread(NULL, 0, limit, &first, 0, NULL);
    WriteFile(client, "a", 1, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    Sleep(50);
    printf("read 2: ");
    read_byte(io);
    Sleep(100);
    WriteFile(client, "b", 1, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
