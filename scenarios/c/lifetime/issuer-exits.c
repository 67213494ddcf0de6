//! title: The thread that started the read is gone
//! teaches: a read on a handle that is bound to a port outlives the thread that started it
//@ never: any
//@ only-output: "the issuer is gone\ncallback: read 5 bytes\n"
//@ twin: issuer-exits-unbound

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

struct reader {
    HANDLE server;
    PTP_IO io;
    OVERLAPPED overlapped;
    char buffer[16];
};

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

static DWORD WINAPI issue(LPVOID parameter)
{
    struct reader *reader = parameter;

    StartThreadpoolIo(reader->io);
    if (!ReadFile(reader->server, reader->buffer, sizeof(reader->buffer), NULL,
                  &reader->overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(reader->io);
    }
    return 0;
}

int main(void)
{
    static struct reader reader;
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    HANDLE thread;
    DWORD written;

    reader.server = server;
    reader.io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    thread = CreateThread(NULL, 0, issue, &reader, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    printf("the issuer is gone\n");

    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(reader.io, FALSE);
    CloseHandle(server);
    CloseThreadpoolIo(reader.io);
    CloseHandle(client);
    return 0;
}
