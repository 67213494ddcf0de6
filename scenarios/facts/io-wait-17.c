//! title: IO-WAIT-17 Wait returned, and the door is still open
//! teaches: another thread's Start right after can make the object busy again (inferred)
//@ never: any
//@ only-output: "idle\ncallback: error 0, 1 bytes\n"
//@ only-output: "callback: error 0, 1 bytes\nidle\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static HANDLE server;
static OVERLAPPED overlapped;

static DWORD WINAPI more(LPVOID io)
{
    StartThreadpoolIo(io);
    WriteFile(server, "x", 1, NULL, &overlapped);
    return 0;
}

int main(void)
{
    HANDLE thread;
    PTP_IO io;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    thread = CreateThread(NULL, 0, more, io, 0, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("idle\n");
    WaitForSingleObject(thread, INFINITE);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
