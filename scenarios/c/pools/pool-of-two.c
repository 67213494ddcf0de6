//! title: A thread for each of the two
//! teaches: callbacks may depend on each other only while the pool has a thread for every one of them
//@ only-output: "body\nhead\n"
//@ never: any
//@ twin: pool-of-one-exhausted

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static OVERLAPPED head, body;
static HANDLE body_is_there;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (overlapped == &head) {
        WaitForSingleObject(body_is_there, INFINITE);
        printf("head\n");
    } else {
        printf("body\n");
        SetEvent(body_is_there);
    }
}

int main(void)
{
    static char head_data[4], body_data[4];
    HANDLE server = CreateNamedPipeA(PIPE_NAME, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                                     PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, NULL);
    HANDLE client = CreateFileA(PIPE_NAME, GENERIC_READ | GENERIC_WRITE, 0, NULL,
                                OPEN_EXISTING, 0, NULL);
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment;
    PTP_IO io;
    DWORD written;

    SetThreadpoolThreadMaximum(pool, 2);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    io = CreateThreadpoolIo(server, on_read, NULL, &environment);
    body_is_there = CreateEventA(NULL, TRUE, FALSE, NULL);

    StartThreadpoolIo(io);
    ReadFile(server, head_data, sizeof(head_data), NULL, &head);
    StartThreadpoolIo(io);
    ReadFile(server, body_data, sizeof(body_data), NULL, &body);
    WriteFile(client, "head", 4, &written, NULL);
    WriteFile(client, "body", 4, &written, NULL);
    WaitForThreadpoolIoCallbacks(io, FALSE);

    CloseHandle(server);
    CloseThreadpoolIo(io);
    CloseThreadpool(pool);
    DestroyThreadpoolEnvironment(&environment);
    CloseHandle(body_is_there);
    CloseHandle(client);
    return 0;
}
