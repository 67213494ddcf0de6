//! title: LOCK-02 a lock that somebody has is pending until it is given back, and sends a packet
//! teaches: LockFileEx on a bound handle needs a Start like a read; its callback comes when the range is free (documented)
//@ device "data.bin": size = 10
//@ never: any
//@ only-output: "pending 1\nunlocking\nlocked, error 0\ndone\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK locked(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG error, ULONG_PTR bytes,
                            PTP_IO io)
{
    (void)instance; (void)context; (void)overlapped; (void)bytes; (void)io;
    printf("locked, error %lu\n", error);
}

int main(void)
{
    static OVERLAPPED mine, yours;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE, access = GENERIC_READ | GENERIC_WRITE;
    HANDLE owner = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE waiter = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    PTP_IO io = CreateThreadpoolIo(waiter, locked, NULL, NULL);
    BOOL at_once;

    LockFileEx(owner, LOCKFILE_EXCLUSIVE_LOCK, 0, 4, 0, &mine);
    StartThreadpoolIo(io);
    at_once = LockFileEx(waiter, LOCKFILE_EXCLUSIVE_LOCK, 0, 2, 0, &yours);
    printf("pending %d\n", !at_once && GetLastError() == ERROR_IO_PENDING);
    printf("unlocking\n");
    UnlockFileEx(owner, 0, 4, 0, &mine);
    WaitForThreadpoolIoCallbacks(io, FALSE);
    printf("done\n");
    CloseThreadpoolIo(io);
    CloseHandle(waiter);
    CloseHandle(owner);
    return 0;
}
