//! title: Done at once, and called back
//! teaches: TRUE from ReadFile is no exception: without skip mode the callback comes
//@ never: any
//@ only-output: "done at once\ncallback: read 5 bytes\n"
//@ only-output: "callback: read 5 bytes\ndone at once\n"
//@ twin: success-cancelled

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

    WriteFile(client, "hello", 5, &written, NULL);      /* the bytes are there first */
    StartThreadpoolIo(io);
    if (ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)) {
        printf("done at once\n");
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
