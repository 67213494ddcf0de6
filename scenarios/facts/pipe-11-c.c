//! title: PIPE-11 what a pending write has not handed over is lost with its handle
//! teaches: a write that fails because its end was closed leaves nothing to be read (observed)
//@ never: any
//@ only-output: "error 997\nover: error 109, 0 bytes\nread 4\nread fails with 109\n"
//@ only-output: "error 997\nover: error 995, 0 bytes\nread 4\nread fails with 109\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED kept, pending;
static char text[24];

static VOID CALLBACK on_written(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                                ULONG_PTR count, PTP_IO io)
{
    if (overlapped == &pending)
        printf("over: error %lu, %lu bytes\n", error, (ULONG)count);
}

static void take(HANDLE client)
{
    DWORD bytes;

    if (ReadFile(client, text, 24, &bytes, NULL))
        printf("read %lu\n", bytes);
    else
        printf("read fails with %lu\n", GetLastError());
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 16, 16, 0,
                                     NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_written, NULL, NULL);

    StartThreadpoolIo(io);
    WriteFile(server, "abcd", 4, NULL, &kept);
    StartThreadpoolIo(io);
    if (!WriteFile(server, "efghijklmnopqrstuvwx", 20, NULL, &pending))
        printf("error %lu\n", GetLastError());
    CloseHandle(server);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    take(client);
    take(client);
    CloseHandle(client);
    CloseThreadpoolIo(io);
    return 0;
}
