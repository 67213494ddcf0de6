//! title: POOL-08 a minimum above the maximum raises it
//! teaches: after a maximum of 1 and a minimum of 2 two callbacks can meet (observed)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "met\n"

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
    WaitForSingleObject(both, INFINITE);
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
    SetThreadpoolThreadMinimum(pool, 2);
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
