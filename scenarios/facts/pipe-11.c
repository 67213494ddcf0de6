//! title: PIPE-11 a pending write waits for room, not for the last byte
//! teaches: a write that is pending is over as soon as the pipe can hold what is not read of it (documented)
//@ never: any
//@ only-output: "error 997\nread 7\npending 1\nover: error 0, 24 bytes\nread 16\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED writing;
static char text[16];
static DWORD bytes;

static VOID CALLBACK on_written(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                                ULONG_PTR count, PTP_IO io)
{
    printf("over: error %lu, %lu bytes\n", error, (ULONG)count);
}

static void take(HANDLE client, DWORD count)
{
    ReadFile(client, text, count, &bytes, NULL);
    printf("read %lu\n", bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 16, 16, 0,
                                     NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_written, NULL, NULL);

    StartThreadpoolIo(io);
    if (!WriteFile(server, "abcdefghijklmnopqrstuvwx", 24, NULL, &writing))
        printf("error %lu\n", GetLastError());
    take(client, 7);
    printf("pending %d\n", !HasOverlappedIoCompleted(&writing));
    ReadFile(client, text, 1, &bytes, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    take(client, 16);
    CloseHandle(client);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
