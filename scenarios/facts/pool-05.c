//! title: POOL-05 a maximum of 1: one callback after the other
//! teaches: they cannot meet, but all of them run (tested)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "begins\nends\nbegins\nends\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("begins\n");
    printf("ends\n");
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

    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    io = CreateThreadpoolIo(file, on_io, NULL, &env);
    StartThreadpoolIo(io);
    ReadFile(file, &a, 1, NULL, &first);
    StartThreadpoolIo(io);
    ReadFile(file, &b, 1, NULL, &second);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    return 0;
}
