//! title: IO-CLOSE-10 CloseThreadpoolIo takes the object out of its group
//! teaches: the group may be closed then (documented)
//@ device "f.bin": size = 8
//@ never: any
//@ only-output: "closed\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
}

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON env;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    CloseThreadpoolIo(CreateThreadpoolIo(file, on_io, NULL, &env));
    CloseThreadpoolCleanupGroup(group);
    printf("closed\n");
    return 0;
}
