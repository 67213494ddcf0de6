//! title: Callbacks that leave the waiting to no thread
//! teaches: what needs two callbacks is done by the second one, so that no callback waits for another
//@ never: any
//@ only-output: "both are here\n"

#include <windows.h>
#include <stdio.h>

#define PIPE_NAME "\\\\.\\pipe\\tpio"

static OVERLAPPED head, body;
static LONG arrived;

static VOID CALLBACK on_read(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (InterlockedIncrement(&arrived) == 2) {
        printf("both are here\n");
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

    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    io = CreateThreadpoolIo(server, on_read, NULL, &environment);

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
    CloseHandle(client);
    return 0;
}
