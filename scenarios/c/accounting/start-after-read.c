//! title: Started too late
//! teaches: the packet may be taken before the next line runs, so a Start after the read may come too late
//@ sometimes: start-after-issue
//@ twin: start-before-read

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    DWORD written;

    WriteFile(client, "hello", 5, &written, NULL);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);   //~ start-after-issue
    StartThreadpoolIo(io);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("wait returned\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
