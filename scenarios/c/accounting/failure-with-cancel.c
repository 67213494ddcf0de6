//! title: A failed read takes its Start back
//! teaches: when a read fails at once, CancelThreadpoolIo takes back the one Start that announced it
//@ never: any
//@ only-output: "the read failed\nwait returned\n"
//@ twin: failure-without-cancel

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

    CloseHandle(client);            /* nobody is left to write: a read fails at once */
    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        printf("the read failed\n");
        CancelThreadpoolIo(io);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("wait returned\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
