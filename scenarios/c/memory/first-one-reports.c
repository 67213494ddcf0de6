//! title: The first one reports
//! teaches: InterlockedExchange hands back the old value, so of many callbacks exactly one sees the zero
//@ never: any
//@ only-output: "stopped\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static LONG reported;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (InterlockedExchange(&reported, 1) == 0) {
        printf("stopped\n");
    }
}

int main(void)
{
    static OVERLAPPED overlapped[2];
    static char data[2][4];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    int i;

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(server, data[i], 4, NULL, &overlapped[i]);     /* pending: nobody writes */
    }
    CancelIoEx(server, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
