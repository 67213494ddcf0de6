//! title: The OVERLAPPED outlives the read
//! teaches: keep the OVERLAPPED where it stays valid until the read has completed
//@ never: any
//@ only-output: "read 5 bytes\n"
//@ twin: overlapped-on-stack

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
}

static void start_read(HANDLE server, PTP_IO io, char *buffer, DWORD size)
{
    static OVERLAPPED overlapped;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, size, NULL, &overlapped);      /* pending */
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    char buffer[16];
    DWORD written;

    start_read(server, io, buffer, sizeof(buffer));
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
