//! title: A semaphore with room for one
//! teaches: a release above the maximum fails, and its unit is lost
//@ sometimes: semaphore-overflow
//@ only-output: "got 2\n"
//@ only-output: "lost, error 298\ngot 1\n"
//@ twin: semaphore-holds-all

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static HANDLE arrived;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (!ReleaseSemaphore(arrived, 1, NULL))   //~ semaphore-overflow
        printf("lost, error %lu\n", GetLastError());
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_read, NULL, NULL);
    OVERLAPPED overlapped[2] = {{0}};
    char buffer[2][16];
    DWORD written, got = 0;
    int i;

    arrived = CreateSemaphoreA(NULL, 0, 1, NULL);
    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(server, buffer[i], sizeof(buffer[i]), NULL, &overlapped[i]);   /* pending */
        WriteFile(client, "hello", 5, &written, NULL);
    }
    for (i = 0; i < 2; i++)
        got += WaitForSingleObject(arrived, 1000) == WAIT_OBJECT_0;
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("got %lu\n", got);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseHandle(client);
    CloseHandle(arrived);
    return 0;
}
