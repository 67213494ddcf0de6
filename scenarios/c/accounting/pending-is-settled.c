//! title: Pending is for the callback to settle
//! teaches: once ReadFile said pending, the callback comes, whatever a later look at the result says
//@ never: any
//@ only-output: "callback: the read is over\n"
//@ only-output: "the read has failed\ncallback: the read is over\n"
//@ only-output: "callback: the read is over\nthe read has failed\n"
//@ twin: peek-after-pending

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: the read is over\n");
}

static DWORD WINAPI hang_up(LPVOID client)
{
    CloseHandle(client);
    return 0;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    HANDLE thread;
    char buffer[16];
    DWORD read;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    thread = CreateThread(NULL, 0, hang_up, client, 0, NULL);
    if (!GetOverlappedResult(server, &overlapped, &read, FALSE)
            && GetLastError() != ERROR_IO_INCOMPLETE) {
        printf("the read has failed\n");
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);

    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
