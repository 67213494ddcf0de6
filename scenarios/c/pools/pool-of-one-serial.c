//! title: A pool of one runs callbacks one by one
//! teaches: with a maximum of one thread the callbacks never overlap, so even a plain counter is safe
//@ never: any
//@ only-output: "callbacks: 2\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static int callbacks;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    callbacks++;
}

int main(void)
{
    static OVERLAPPED overlapped[2];
    static char data[2][4];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment;
    PTP_IO io;
    DWORD written;
    int i;

    SetThreadpoolThreadMaximum(pool, 1);
    SetThreadpoolThreadMinimum(pool, 1);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    io = CreateThreadpoolIo(server, on_read, NULL, &environment);

    for (i = 0; i < 2; i++) {
        StartThreadpoolIo(io);
        ReadFile(server, data[i], 4, NULL, &overlapped[i]);     /* pending */
    }
    WriteFile(client, "ping", 4, &written, NULL);
    WriteFile(client, "pong", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("callbacks: %d\n", callbacks);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseThreadpool(pool);
    DestroyThreadpoolEnvironment(&environment);
    CloseHandle(client);
    return 0;
}
