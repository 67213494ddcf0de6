//! title: LOCK-05 the handle is closed while its lock waits
//! teaches: the operation that waited for the lock ends with 995 (inferred)
//@ device "data.bin": size = 10
//@ never: any
//@ only-output: "callback: error 995\nover\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_lock(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                             ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    (void)instance, (void)context, (void)overlapped, (void)bytes, (void)io;
    printf("callback: error %lu\n", error);
}

int main(void)
{
    static const DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE, access = GENERIC_READ | GENERIC_WRITE;
    static OVERLAPPED mine, yours;
    HANDLE owner = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE waiter = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(waiter, on_lock, NULL, NULL);

    LockFileEx(owner, LOCKFILE_EXCLUSIVE_LOCK, 0, 4, 0, &mine);
    StartThreadpoolIo(io);
    LockFileEx(waiter, LOCKFILE_EXCLUSIVE_LOCK, 0, 2, 0, &yours);
    CloseHandle(waiter);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("over\n");
    CloseThreadpoolIo(io);
    CloseHandle(owner);
    return 0;
}
