//! title: A request for each read
//! teaches: allocate a request for every read and free it in its callback; then nobody has to count
//@ leaks: strict
//@ never: any
//@ only-output: "read 4 bytes\nread 4 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    char data[4];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    printf("read %lu bytes\n", (unsigned long)bytes);
    HeapFree(GetProcessHeap(), 0, request);
}

static void start_read(HANDLE server, PTP_IO io)
{
    struct request *request = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof(*request));

    StartThreadpoolIo(io);
    if (!ReadFile(server, request->data, 4, NULL, &request->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        HeapFree(GetProcessHeap(), 0, request);
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD written;

    start_read(server, io);
    start_read(server, io);
    WriteFile(client, "ping", 4, &written, NULL);
    WriteFile(client, "pong", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
