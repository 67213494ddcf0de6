//! title: A flag, and a wake
//! teaches: whoever comes late sees the flag and does not wait
//@ never: any
//@ only-output: "the read is over\n"
//@ twin: wake-nobody-kept

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
static int arrived;
static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    AcquireSRWLockExclusive(&lock);
    arrived = 1;
    ReleaseSRWLockExclusive(&lock);
    WakeConditionVariable(&changed);
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

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    AcquireSRWLockExclusive(&lock);
    while (!arrived)
        SleepConditionVariableSRW(&changed, &lock, INFINITE, 0);
    ReleaseSRWLockExclusive(&lock);
    printf("the read is over\n");

    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
