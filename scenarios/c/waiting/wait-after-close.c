//! title: A wait with a handle that was closed
//! teaches: the wait fails at once; only its result says so
//@ sometimes: wait-on-closed
//@ only-output: "5 bytes\nwait 4294967295\n"
//@ twin: wait-before-close

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE done;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%lu bytes\n", (ULONG)bytes);
    SetEvent(done);
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
    DWORD written;

    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseHandle(done);
    printf("wait %lu\n", WaitForSingleObject(done, INFINITE));   //~ wait-on-closed

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
