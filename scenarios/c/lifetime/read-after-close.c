//! title: One more read
//! teaches: after CloseThreadpoolIo there is no object left that a read could be announced to
//@ sometimes: use-after-close
//@ twin: close-after-last-read

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("read %lu bytes\n", (unsigned long)bytes);
}

static void read_message(HANDLE server, HANDLE client, PTP_IO io)
{
    static OVERLAPPED overlapped;
    static char buffer[4];
    DWORD written;

    StartThreadpoolIo(io);   //~ use-after-close
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "ping", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    read_message(server, client, io);
    CloseThreadpoolIo(io);
    read_message(server, client, io);
    CloseHandle(server);
    CloseHandle(client);
    return 0;
}
