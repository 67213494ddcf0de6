//! title: IO-CREATE-07 the callback runs in the pool that the environment names
//! teaches: two pools of one worker are two workers: a callback of one may wait for a callback of the other
//!   (documented)
//@ never: any
//@ only-output: "second\nfirst\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

static HANDLE event;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (context) {
        WaitForSingleObject(event, INFINITE);
        printf("first\n");
    } else {
        printf("second\n");
        SetEvent(event);
    }
}

static PTP_IO attach(HANDLE server, PVOID context)
{
    TP_CALLBACK_ENVIRON env;
    PTP_POOL pool = CreateThreadpool(NULL);
    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    return CreateThreadpoolIo(server, on_io, context, &env);
}

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE other = CreateFileA("new.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO first = attach(server, &event), second = attach(other, NULL);
    OVERLAPPED one = {0}, two = {0};

    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    StartThreadpoolIo(first);
    WriteFile(server, "x", 1, NULL, &one);
    StartThreadpoolIo(second);
    WriteFile(other, "x", 1, NULL, &two);
    WaitForThreadpoolIoCallbacks(first, FALSE);
    WaitForThreadpoolIoCallbacks(second, FALSE);
    return 0;
}
