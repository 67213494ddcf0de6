//! title: PIPE-11 a write that is cancelled leaves its room to the next
//! teaches: what is taken back makes room, as what is read does (observed)
//@ never: any
//@ only-output: "error 997\nerror 997\nover: error 995, 0 bytes\nover: error 0, 4 bytes\nread 4\n"
//@ only-output: "error 997\nerror 997\nover: error 0, 4 bytes\nover: error 995, 0 bytes\nread 4\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static OVERLAPPED first, second;
static char text[24];
static DWORD bytes;

static VOID CALLBACK on_written(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                                ULONG_PTR count, PTP_IO io)
{
    printf("over: error %lu, %lu bytes\n", error, (ULONG)count);
}

static void write(HANDLE server, PTP_IO io, DWORD count, OVERLAPPED *writing)
{
    StartThreadpoolIo(io);
    if (!WriteFile(server, "abcdefghijklmnopqrstuvwx", count, NULL, writing))
        printf("error %lu\n", GetLastError());
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE, 1, 16, 16, 0,
                                     NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_written, NULL, NULL);

    write(server, io, 24, &first);
    write(server, io, 4, &second);
    CancelIoEx(server, &first);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    ReadFile(client, text, 24, &bytes, NULL);
    printf("read %lu\n", bytes);
    CloseHandle(client);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
