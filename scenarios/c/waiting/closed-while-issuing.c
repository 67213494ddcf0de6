//! title: Closed between the look and the read
//! teaches: a thread that has seen the handle open may read when it is closed already: error 6, or a stranger's file
//@ never: any
//@ only-output: "closed\n"
//@ only-output: "read: error 109\nclosed\n"
//@ only-output: "read: error 995\nclosed\n"
//@ only-output: "the handle is gone: error 6\nclosed\n"
//@ twin: closed-behind-a-gate

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE server;
static PTP_IO io;
static volatile LONG is_open = 1;
static OVERLAPPED overlapped;
static char letter;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read: error %lu\n", error);
}

static DWORD WINAPI issue(LPVOID parameter)
{
    if (is_open) {
        StartThreadpoolIo(io);
        if (!ReadFile(server, &letter, 1, NULL, &overlapped)
                && GetLastError() != ERROR_IO_PENDING) {
            printf("the handle is gone: error %lu\n", GetLastError());
            CancelThreadpoolIo(io);
        }
    }
    return 0;
}

int main(void)
{
    HANDLE client, thread;

    server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                              PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    thread = CreateThread(NULL, 0, issue, NULL, 0, NULL);

    is_open = 0;
    CloseHandle(server);
    WaitForSingleObject(thread, INFINITE);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    printf("closed\n");
    CloseHandle(thread);
    CloseHandle(client);
    return 0;
}
