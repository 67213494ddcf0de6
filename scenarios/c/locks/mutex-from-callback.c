//! title: A mutex released by the callback
//! teaches: a mutex belongs to the thread that took it; no callback can release it for that thread
//@ sometimes: mutex-not-owned
//@ only-output: "done\nreleased 0\n"
//@ only-output: "released 0\ndone\n"
//@ twin: semaphore-from-callback

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE busy;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    BOOL released = ReleaseMutex(busy);   //~ mutex-not-owned

    printf("released %d\n", released);
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

    busy = CreateMutexA(NULL, FALSE, NULL);
    WaitForSingleObject(busy, INFINITE);    /* a read is under way */
    StartThreadpoolIo(io);
    ReadFile(server, buffer, sizeof(buffer), NULL, &overlapped);    /* pending */
    WriteFile(client, "hello", 5, &written, NULL);
    if (WaitForSingleObject(busy, 1000) == WAIT_TIMEOUT)
        printf("still busy\n");
    else
        printf("done\n");
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(busy);
    return 0;
}
