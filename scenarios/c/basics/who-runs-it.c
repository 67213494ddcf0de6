//! title: Who runs the callback
//! teaches: a callback runs on a thread of the pool, never on the thread that started the read
//@ never: any
//@ only-output: "callback: on a thread of the pool\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME L"\\\\.\\pipe\\tpio"

static DWORD main_thread;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (GetCurrentThreadId() == main_thread) {
        printf("callback: on the main thread\n");
    } else {
        printf("callback: on a thread of the pool\n");
    }
}

int main(void)
{
    HANDLE server = CreateNamedPipeW(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileW(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[16];
    DWORD written;

    main_thread = GetCurrentThreadId();
    StartThreadpoolIo(io);
    if (!ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped)
            && GetLastError() != ERROR_IO_PENDING) {
        CancelThreadpoolIo(io);
        return 1;
    }
    WriteFile(client, "hello", 5, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    return 0;
}
