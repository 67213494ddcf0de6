//! title: Waiting for a read that nobody completes
//! teaches: Wait(FALSE) ends no I/O; with the other end silent it waits for ever
//@ sometimes: deadlock
//@ twin: cancel-before-wait

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_SUCCESS) {
        printf("read %lu bytes\n", (unsigned long)bytes);
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];

    setvbuf(stdout, NULL, _IONBF, 0);       /* what was printed is seen even if we hang */
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending: nobody writes */
    printf("stopping\n");
    WaitForThreadpoolIoCallbacks(io, FALSE);   //~ deadlock
    printf("stopped\n");

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
