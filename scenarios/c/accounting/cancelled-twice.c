//! title: Two clean-ups for one failure
//! teaches: each Start is settled once, by a packet or by one Cancel; a second Cancel takes back what nobody promised
//@ sometimes: cancel-surplus
//@ twin: cancelled-once

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

static BOOL start_read(HANDLE server, PTP_IO io)
{
    static OVERLAPPED overlapped;
    static char buffer[16];

    StartThreadpoolIo(io);
    if (ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)
            || GetLastError() == ERROR_IO_PENDING) {
        return TRUE;
    }
    CancelThreadpoolIo(io);
    return FALSE;
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);

    CloseHandle(client);            /* nobody is left to write: a read fails at once */
    if (!start_read(server, io)) {
        printf("the read failed\n");
        CancelThreadpoolIo(io);   //~ cancel-surplus
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    return 0;
}
