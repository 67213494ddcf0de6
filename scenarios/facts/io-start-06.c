//! title: IO-START-06 a promise names no operation: any packet consumes it
//! teaches: with one Start and two reads the first packet to arrive takes the promise, whichever read it
//!   belongs to (observed)
//@ sometimes: start-missing, promise-crossed
//@ only-output: "a\nwaited\n"
//@ only-output: "b\nwaited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED a, b;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%c\n", overlapped == &a ? 'a' : 'b');
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    char one, two;
    DWORD sent;

    StartThreadpoolIo(io);
    ReadFile(server, &one, 1, NULL, &a);
    ReadFile(server, &two, 1, NULL, &b);    //~ start-missing, promise-crossed
    WriteFile(client, "xy", 2, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    Sleep(10);
    printf("waited\n");
    return 0;
}
