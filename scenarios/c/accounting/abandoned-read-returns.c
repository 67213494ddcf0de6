//! title: The abandoned read comes back
//! teaches: promises carry no name, so the packet of a read that you gave up uses the promise of the next one
//@ sometimes: promise-crossed
//@ only-output: "read 1: error 0\n"
//@ twin: cancelled-read-is-over

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct request {
    OVERLAPPED overlapped;
    int number;
    char data[4];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    struct request *request = CONTAINING_RECORD(overlapped, struct request, overlapped);

    printf("read %d: error %lu\n", request->number, error);
}

int main(void)
{
    static struct request first = {.number = 1};
    static struct request second = {.number = 2};
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, first.data, 4, NULL, &first.overlapped);   //~ promise-crossed
    WaitForThreadpoolIoCallbacks(io, TRUE);     /* "forget about the first read" */

    StartThreadpoolIo(io);
    ReadFile(server, second.data, 4, NULL, &second.overlapped);
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
