//! title: LOCK-03 a lock is given back as it was taken
//! teaches: UnlockFileEx takes exactly the range that was locked, once for each lock; closing the handle gives back the rest (documented)
//@ device "data.bin": size = 10
//@ never: any
//@ only-output: "part 0, error 158\nother handle 0, error 158\nwhole 1\nagain 0, error 158\nfree 1\nfree when closed 1\n"

#include <windows.h>
#include <stdio.h>

static void unlock(const char *what, HANDLE file, DWORD length)
{
    OVERLAPPED at = {0};

    if (UnlockFileEx(file, 0, length, 0, &at))
        printf("%s 1\n", what);
    else
        printf("%s 0, error %lu\n", what, GetLastError());
}

int main(void)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE, access = GENERIC_READ | GENERIC_WRITE;
    HANDLE first = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE second = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);

    LockFile(first, 0, 0, 4, 0);
    unlock("part", first, 2);
    unlock("other handle", second, 4);
    unlock("whole", first, 4);
    unlock("again", first, 4);
    printf("free %d\n", LockFile(second, 0, 0, 4, 0));
    UnlockFile(second, 0, 0, 4, 0);
    LockFile(first, 2, 0, 4, 0);
    CloseHandle(first);
    printf("free when closed %d\n", LockFile(second, 0, 0, 10, 0));
    CloseHandle(second);
    return 0;
}
