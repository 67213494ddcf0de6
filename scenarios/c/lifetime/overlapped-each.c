//! title: Two reads, two OVERLAPPEDs
//! teaches: operations that are in flight together need an OVERLAPPED each
//@ never: any
//@ only-output: "read 4 bytes\nread 4 bytes\n"
//@ twin: overlapped-shared

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    OVERLAPPED overlapped2 = {0};
    char head[4], body[4];
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, head, sizeof(head), NULL, &overlapped);
    StartThreadpoolIo(io);
    ReadFile(server, body, sizeof(body), NULL, &overlapped2);
    WriteFile(client, "head", 4, &written, NULL);
    WriteFile(client, "body", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
