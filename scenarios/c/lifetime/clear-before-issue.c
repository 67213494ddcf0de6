//! title: Prepared, then handed over
//! teaches: prepare the buffer before ReadFile and look at it again in the callback
//@ never: any
//@ only-output: "read hello\n"
//@ twin: clear-after-issue

#include <windows.h>
#include <stdio.h>
#include <string.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %s\n", (char *)context);
}

int main(void)
{
    static char buffer[16];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, buffer, NULL);
    OVERLAPPED overlapped = {0};
    DWORD written;

    memset(buffer, 0, sizeof(buffer));
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer) - 1, NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
