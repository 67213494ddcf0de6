//! title: STEPS 1.7 a packet that is still in the port at Wait(TRUE) may take a later promise
//! teaches: the callback of the next read is then the old read's; taken before the next read is issued, it
//!   leaves that one without a promise (inferred; IO-WAIT-10)
//@ sometimes: promise-crossed
//@ only-output: "second\n"
//@ only-output: "first\nsecond\n"
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
    DWORD sent;

    WriteFile(client, "x", 1, &sent, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, &a, 1, NULL, &first);      //~ promise-crossed
    WaitForThreadpoolIoCallbacks(io, TRUE);
    StartThreadpoolIo(io);
    ReadFile(server, &b, 1, NULL, &second);
    WriteFile(client, "y", 1, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    Sleep(10);
    return 0;
}
