//! title: OV-11 no OVERLAPPED on an overlapped handle
//! teaches: on a disk it fails with 87 (folklore, observed); on a pipe the call waits, and no packet comes (observed)
//@ never: any
//@ only-output: "disk 0, error 87\nthe other end writes\npipe 1, 2 bytes\n0 callbacks\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE client;
static LONG callbacks;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error,
                           ULONG_PTR bytes, PTP_IO io)
{
    InterlockedIncrement(&callbacks);
}

static DWORD WINAPI later(LPVOID unused)
{
    DWORD count;

    Sleep(50);
    printf("the other end writes\n");
    WriteFile(client, "ab", 2, &count, NULL);
    return 0;
}

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    char buffer[8];
    DWORD count;
    PTP_IO io;
    BOOL done = WriteFile(file, "ab", 2, &count, NULL);

    printf("disk %d, error %lu\n", done, GetLastError());
    client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    CreateThread(NULL, 0, later, NULL, 0, NULL);
    StartThreadpoolIo(io);
    done = ReadFile(server, buffer, 8, &count, NULL);
    printf("pipe %d, %lu bytes\n", done, count);
    Sleep(50);
    CancelThreadpoolIo(io);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("%ld callbacks\n", callbacks);
    CloseThreadpoolIo(io);
    return 0;
}
