//! title: IO-START-03 Wait(FALSE) waits for the promise, not for the I/O
//! teaches: after Start alone another thread's Wait(FALSE) blocks until the later read's callback has run
//!   (tested)
//@ never: any
//@ only-output: "reading\ncallback: error 0, 1 bytes\nwaited\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static DWORD WINAPI wait(LPVOID io)
{
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("waited\n");
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    HANDLE thread;
    DWORD sent;

    StartThreadpoolIo(io);
    thread = CreateThread(NULL, 0, wait, io, 0, NULL);
    printf("reading\n");
    ReadFile(server, buffer, 8, NULL, &overlapped);
    WriteFile(client, "x", 1, &sent, NULL);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
