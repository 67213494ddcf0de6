//! title: IO-WAIT-10 after Wait(TRUE) an old packet takes the promise of a new read
//! teaches: the callback gets the first read's OVERLAPPED, and the second read never has one (observed;
//!   MIS-17)
//@ sometimes: promise-crossed
//@ only-output: "first\nwaited\n"

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
    ReadFile(server, &b, 1, NULL, &second);
    WriteFile(client, "x", 1, &count, NULL);
    GetOverlappedResult(server, &first, &count, TRUE);
    WriteFile(client, "y", 1, &count, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    Sleep(100);
    printf("waited\n");
    return 0;
}
