//! title: POOL-11 every worker waits for a callback that needs one of them
//! teaches: at a maximum of 1 a callback that waits for the other callback waits for ever (documented,
//!   observed; MIS-19)
//@ device "f.bin": size = 8; read = success
//@ sometimes: pool-exhausted
//@ never-output: "met"

#include <windows.h>
#include <stdio.h>

static HANDLE both;
static LONG count;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    if (InterlockedIncrement(&count) == 2) {
        SetEvent(both);
    }
    WaitForSingleObject(both, INFINITE);    //~ pool-exhausted
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    TP_CALLBACK_ENVIRON env;
    PTP_POOL pool = CreateThreadpool(NULL);
    OVERLAPPED first = {0}, second = {0};
    PTP_IO io;
    char a, b;

    both = CreateEventA(NULL, TRUE, FALSE, NULL);
    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    io = CreateThreadpoolIo(file, on_io, NULL, &env);
    StartThreadpoolIo(io);
    ReadFile(file, &a, 1, NULL, &first);
    StartThreadpoolIo(io);
    ReadFile(file, &b, 1, NULL, &second);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("met\n");
    return 0;
}
