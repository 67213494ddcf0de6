//! title: THR-03 the thread that issued the read ends, the read goes on
//! teaches: operations of a bound handle are not cancelled with their thread (documented, observed; DIS-10,
//!   MIS-22)
//@ never: any
//@ only-output: "callback: error 0, 1 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE server;
static OVERLAPPED overlapped;
static char buffer[8];

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu, %lu bytes\n", error, (ULONG)bytes);
}

static DWORD WINAPI start(LPVOID io)
{
    StartThreadpoolIo(io);
    ReadFile(server, buffer, 8, NULL, &overlapped);
    return 0;
}

int main(void)
{
    HANDLE client, thread;
    PTP_IO io;
    DWORD sent;

    server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                              1, 64, 64, 0, NULL);
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    thread = CreateThread(NULL, 0, start, io, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    WriteFile(client, "x", 1, &sent, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
