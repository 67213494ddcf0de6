//! title: One byte kept back
//! teaches: a buffer that becomes a string is one byte longer than the longest read
//@ never: any
//@ only-output: "read ping\n"
//@ twin: full-buffer

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

#define MESSAGE_SIZE 4

static char message[MESSAGE_SIZE + 1];

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    message[bytes] = '\0';
    printf("read %s\n", message);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, message, MESSAGE_SIZE, NULL, &overlapped);     /* pending */
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
