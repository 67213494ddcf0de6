//! title: A packet for nobody
//! teaches: with the promise taken back Close frees the object, though a packet for it is still to come
//@ sometimes: cancel-while-pending, packet-after-free
//@ twin: cancel-wait-close

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: error %lu\n", error);
}

int main(void)
{
    static OVERLAPPED overlapped;
    static char buffer[16];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending: nobody writes */

    CancelThreadpoolIo(io);   //~ cancel-while-pending
    CloseThreadpoolIo(io);   //~ packet-after-free
    WriteFile(client, "late", 4, &written, NULL);

    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
