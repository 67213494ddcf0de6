//! title: The client was there first, and the Start goes back
//! teaches: good news or bad, any error but ERROR_IO_PENDING means: no packet, take the Start back
//@ never: any
//@ only-output: "connected\n"
//@ twin: connected-already

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_connect(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                                ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback: a client came\n");
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_connect, NULL, NULL);
    OVERLAPPED overlapped = {0};
    DWORD error;

    StartThreadpoolIo(io);
    if (!ConnectNamedPipe(server, &overlapped)) {
        error = GetLastError();
        if (error != ERROR_IO_PENDING) {
            CancelThreadpoolIo(io);
        }
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("connected\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
