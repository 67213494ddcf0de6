//! title: promise-crossed a stale packet takes the promise before its read is issued
//! teaches: the later read then has no promise left; the stale packet is to blame, not the read whose Start
//!   stands right above it (inferred)
//@ sometimes: promise-crossed
//@ only-output: "first\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED first, second;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%s\n", overlapped == &first ? "first" : "second");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    char a, b;
    DWORD count;

    StartThreadpoolIo(io);
    ReadFile(server, &a, 1, NULL, &first);      //~ promise-crossed
    WaitForThreadpoolIoCallbacks(io, TRUE);
    StartThreadpoolIo(io);
    WriteFile(client, "xy", 2, &count, NULL);
    Sleep(10);
    ReadFile(server, &b, 1, NULL, &second);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    Sleep(10);
    return 0;
}
