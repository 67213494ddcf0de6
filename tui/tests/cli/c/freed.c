//! title: The OVERLAPPED is freed while the read is in flight
//@ sometimes: overlapped-freed
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu\n", (unsigned long)bytes);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA("\\\\.\\pipe\\freed", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA("\\\\.\\pipe\\freed", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED *overlapped = calloc(1, sizeof *overlapped);
    static char buffer[4];
    DWORD written;

    StartThreadpoolIo(io);
    ReadFile(server, buffer, 4, NULL, overlapped);
    WriteFile(client, "ping", 4, &written, NULL);
    free(overlapped);   //~ overlapped-freed
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    return 0;
}
