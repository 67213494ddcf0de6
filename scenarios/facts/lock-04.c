//! title: LOCK-04 a lock keeps transfers away from its bytes
//! teaches: an exclusive one those of other handles; a shared one every write, that of its own handle too (documented)
//@ device "data.bin": size = 10; read = success; write = success
//@ never: any
//@ only-output: "alone: own read 1, own write 1, other read 0, error 33, other write 0, error 33\nshared: own read 1, own write 0, error 33, other read 1, other write 0, error 33\nbeside it: other write 1\n"

#include <windows.h>
#include <stdio.h>

static void transfer(const char *what, HANDLE file, BOOL write, DWORD at)
{
    char letter = 'x';
    DWORD count;
    BOOL done;

    SetFilePointer(file, at, NULL, FILE_BEGIN);
    done = write ? WriteFile(file, &letter, 1, &count, NULL) : ReadFile(file, &letter, 1, &count, NULL);
    printf("%s %d", what, done);
    if (!done)
        printf(", error %lu", GetLastError());
}

static void all(HANDLE own, HANDLE other)
{
    transfer(" own read", own, FALSE, 1);
    transfer(", own write", own, TRUE, 1);
    transfer(", other read", other, FALSE, 1);
    transfer(", other write", other, TRUE, 1);
    printf("\n");
}

int main(void)
{
    OVERLAPPED at = {0};
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE, access = GENERIC_READ | GENERIC_WRITE;
    HANDLE own = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE other = CreateFileA("data.bin", access, share, NULL, OPEN_EXISTING, 0, NULL);

    LockFileEx(own, LOCKFILE_EXCLUSIVE_LOCK, 0, 4, 0, &at);
    printf("alone:");
    all(own, other);
    UnlockFileEx(own, 0, 4, 0, &at);
    LockFileEx(own, 0, 0, 4, 0, &at);
    printf("shared:");
    all(own, other);
    printf("beside it:");
    transfer(" other write", other, TRUE, 4);
    printf("\n");
    CloseHandle(own);
    CloseHandle(other);
    return 0;
}
