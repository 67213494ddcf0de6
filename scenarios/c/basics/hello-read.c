//! title: Hello, read
//! teaches: announce the read with StartThreadpoolIo, start it, and the pool calls you back when the bytes are there
//@ never: any
//@ only-output: "main: the read is pending\ncallback: read 5 bytes\nmain: the callback is over\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

/* The pool calls this on one of its own threads. */
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

    StartThreadpoolIo(io);                      /* one callback is promised */
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);                 /* the read failed: take the promise back */
        return 1;
    }
    printf("main: the read is pending\n");

    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);    /* until the promise is kept */
    printf("main: the callback is over\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
