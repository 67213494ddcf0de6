//! title: ORD-02 the callbacks of one TP_IO begin in any order
//! teaches: even on one worker, and even if the operations ended in order (documented, observed; DIS-17,
//!   MIS-34)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "first\nsecond\n"
//@ only-output: "second\nfirst\n"

#include <windows.h>
#include <stdio.h>

static OVERLAPPED first, second;

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("%s\n", overlapped == &first ? "first" : "second");
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    TP_CALLBACK_ENVIRON env;
    PTP_POOL pool = CreateThreadpool(NULL);
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
