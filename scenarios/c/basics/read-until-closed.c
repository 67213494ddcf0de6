//! title: Read until the other end closes
//! teaches: a callback may start the next read; Wait(FALSE) then waits for the whole chain, however it ends
//@ never: any
//@ only-output: "read 4 bytes\nend of the conversation\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static char buffer[16];

static void start_read(PTP_IO io, OVERLAPPED *overlapped)
{
    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        printf("end of the conversation\n");
    }
}

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error != ERROR_SUCCESS) {
        printf("end of the conversation\n");
        return;
    }
    printf("read %lu bytes\n", (unsigned long)bytes);
    start_read(io, overlapped);
}

int main(void)
{
    static OVERLAPPED overlapped;
    HANDLE client;
    PTP_IO io;
    DWORD written;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    start_read(io, &overlapped);
    WriteFile(client, "ping", 4, &written, NULL);
    CloseHandle(client);                        /* perhaps before, perhaps after the next read */
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
