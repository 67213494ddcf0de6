//! title: CancelIo on somebody else's read
//! teaches: CancelIo sees only the operations of the calling thread, and says nothing about the others
//@ sometimes: cancel-not-issuer, deadlock
//@ twin: cancel-io-ex-any-thread

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu\n", error);
}

static DWORD WINAPI stop(LPVOID server)
{
    CancelIo(server);   //~ cancel-not-issuer
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

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending: nobody writes */
    thread = CreateThread(NULL, 0, stop, server, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    WaitForThreadpoolIoCallbacks(io, FALSE);   //~ deadlock

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
