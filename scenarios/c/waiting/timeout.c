//! title: A read with a time limit
//! teaches: the time limit and the data can meet; let an interlocked claim decide who reports
//@ never: any
//@ only-output: "read 5 bytes\n"
//@ only-output: "timed out\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE done;
static volatile LONG claimed;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (error == ERROR_SUCCESS && InterlockedCompareExchange(&claimed, 1, 0) == 0) {
        printf("read %lu bytes\n", (unsigned long)bytes);
    }
    SetEvent(done);
}

static DWORD WINAPI late_writer(LPVOID client)
{
    DWORD written;

    Sleep(1000);
    WriteFile(client, "hello", 5, &written, NULL);
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
    HANDLE writer;
    char buffer[16];

    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    writer = CreateThread(NULL, 0, late_writer, client, 0, NULL);

    if (WaitForSingleObject(done, 1000) == WAIT_TIMEOUT
            && InterlockedCompareExchange(&claimed, 1, 0) == 0) {
        printf("timed out\n");
        CancelIoEx(server, &overlapped);
    }
    WaitForThreadpoolIoCallbacks(io, FALSE);

    WaitForSingleObject(writer, INFINITE);
    CloseHandle(writer);
    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(done);
    return 0;
}
