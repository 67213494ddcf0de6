//! title: The time limit of the read before
//! teaches: an OVERLAPPED that is used again has the same address: whoever cancels by address hits the newer read
//@ never: any
//@ only-output: "read 1: error 0\nread 2: error 995\n"
//@ twin: limit-knows-its-read

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static OVERLAPPED overlapped;
static char letter;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("error %lu\n", error);
}

/* whoever waits longer than 100 milliseconds for a byte gives up */
static DWORD WINAPI limit(LPVOID unused)
{
    Sleep(100);
    CancelIoEx(server, &overlapped);
    return 0;
}

static void read_byte(PTP_IO io)
{
    StartThreadpoolIo(io);
    ReadFile(server, &letter, 1, NULL, &overlapped);          /* pending */
}

int main(void)
{
    HANDLE client, thread;
    PTP_IO io;
    DWORD written;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    printf("read 1: ");
    read_byte(io);
    thread = CreateThread(NULL, 0, limit, NULL, 0, NULL);
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
