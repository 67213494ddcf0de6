//! title: LOCK-02 without FILE_FLAG_OVERLAPPED the call waits, and a lock that waits can be cancelled
//! teaches: a thread is held in LockFileEx until the range is free; CancelIoEx ends a pending one with 995 (documented)
//@ device "data.bin": size = 10
//@ never: any
//@ only-output: "cancelled 0, error 995\nunlocking\nthread has it 1\n"
//@ only-output: "cancelled 0, error 995\nthread has it 1\nunlocking\n"

#include <windows.h>
#include <stdio.h>

static const DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE, access = GENERIC_READ | GENERIC_WRITE;

static DWORD WINAPI waits(LPVOID unused)
{
    OVERLAPPED at = {0};
    HANDLE file = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);

    (void)unused;
    printf("thread has it %d\n", LockFileEx(file, 0, 0, 1, 0, &at));
    CloseHandle(file);
    return 0;
}

int main(void)
{
    static OVERLAPPED mine, yours;
    HANDLE owner = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE waiter = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    HANDLE thread;
    DWORD count;
    BOOL done;

    LockFileEx(owner, LOCKFILE_EXCLUSIVE_LOCK, 0, 4, 0, &mine);
    yours.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    LockFileEx(waiter, LOCKFILE_EXCLUSIVE_LOCK, 0, 2, 0, &yours);
    CancelIoEx(waiter, &yours);
    done = GetOverlappedResult(waiter, &yours, &count, TRUE);
    printf("cancelled %d, error %lu\n", done, GetLastError());
    thread = CreateThread(NULL, 0, waits, NULL, 0, NULL);
    Sleep(50);
    CloseHandle(owner);
    printf("unlocking\n");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    CloseHandle(waiter);
    return 0;
}
