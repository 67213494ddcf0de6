//! title: Pending until there is data
//! teaches: a pipe that waits keeps the read until something comes, and then there is a packet
//@ never: any
//@ only-output: "nothing there yet\ncallback: read 5 bytes\n"
//@ twin: no-data-taken-for-pending

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
    static char buffer[16];
    static OVERLAPPED overlapped;
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD error, written;

    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)) {
        error = GetLastError();
        if (error == ERROR_IO_PENDING) {
            printf("nothing there yet\n");
        } else {
            CancelThreadpoolIo(io);
        }
    }
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
