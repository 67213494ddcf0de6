//! title: The other end goes away
//! teaches: a pending read that ends in an error still ends in its callback, with the error as an argument
//@ never: any
//@ only-output: "the read is pending\ncallback: no data, the pipe is broken\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_SUCCESS) {
        printf("callback: read %lu bytes\n", (unsigned long)bytes);
    } else {
        printf("callback: no data, the pipe is broken\n");
    }
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

    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        return 1;
    }
    printf("the read is pending\n");
    CloseHandle(client);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
