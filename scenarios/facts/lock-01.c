//! title: LOCK-01 a range of a file is locked for one, or shared
//! teaches: what does not overlap is free; shared locks stand beside each other, an exclusive one beside none (documented)
//@ device "data.bin": size = 10
//@ never: any
//@ only-output: "first 0-4 alone 1\nsecond 4-8 alone 1\nsecond 8-10 shared 1\nfirst 8-10 shared 1\nfirst 9-10 alone 0, error 33\nsecond 0-1 shared 0, error 33\n"

#include <windows.h>
#include <stdio.h>

static void lock(const char *who, HANDLE file, DWORD from, DWORD to, DWORD flags)
{
    OVERLAPPED at = {0};
    BOOL locked;

    at.Offset = from;
    locked = LockFileEx(file, flags | LOCKFILE_FAIL_IMMEDIATELY, 0, to - from, 0, &at);
    printf("%s %lu-%lu %s %d", who, from, to, flags ? "alone" : "shared", locked);
    if (!locked)
        printf(", error %lu", GetLastError());
    printf("\n");
}

int main(void)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE, access = GENERIC_READ | GENERIC_WRITE;
    HANDLE first = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE second = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);

    lock("first", first, 0, 4, LOCKFILE_EXCLUSIVE_LOCK);
    lock("second", second, 4, 8, LOCKFILE_EXCLUSIVE_LOCK);
    lock("second", second, 8, 10, 0);
    lock("first", first, 8, 10, 0);
    lock("first", first, 9, 10, LOCKFILE_EXCLUSIVE_LOCK);
    lock("second", second, 0, 1, 0);
    CloseHandle(first);
    CloseHandle(second);
    return 0;
}
