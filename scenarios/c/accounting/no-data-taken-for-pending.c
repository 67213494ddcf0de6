//! title: No data is not pending
//! teaches: a pipe that never waits fails a read at once when it is empty: nothing is in flight, and no packet comes
//@ sometimes: cancel-missing
//@ only-output: "nothing there yet\n"
//@ twin: pending-until-data

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: read %lu bytes\n", (unsigned long)bytes);
}

int main(void)
{
    static char buffer[16];
    static OVERLAPPED overlapped;
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_NOWAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    DWORD error, written;

    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)) {   //~ cancel-missing
        error = GetLastError();
        if (error == ERROR_IO_PENDING || error == ERROR_NO_DATA) {
            printf("nothing there yet\n");
        } else {
            CancelThreadpoolIo(io);
        }
    }
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
