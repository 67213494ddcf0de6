//! title: DIR-02 a handle of a directory
//! teaches: CreateFile opens a directory with FILE_FLAG_BACKUP_SEMANTICS only, and nothing is read from it (documented)
//@ never: any
//@ only-output: "plain: 5\nopened 1\nread: 1\nwatch a file 6, watch for nothing 87\nnone there: 2\n"

#include <windows.h>
#include <stdio.h>

static HANDLE open(const char *name, DWORD access, DWORD flags)
{
    return CreateFileA(name, access, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, flags, NULL);
}

static DWORD watch(HANDLE directory, DWORD filter)
{
    static OVERLAPPED request;
    static DWORD buffer[16];

    SetLastError(0);
    ReadDirectoryChangesW(directory, buffer, sizeof buffer, FALSE, filter, NULL, &request, NULL);
    return GetLastError();
}

int main(void)
{
    static const DWORD flags = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED;
    static char buffer[8];
    static OVERLAPPED request;
    HANDLE directory, file;
    DWORD code;

    CreateDirectoryA("dir-02", NULL);
    if (open("dir-02", GENERIC_READ, 0) == INVALID_HANDLE_VALUE)
        printf("plain: %lu\n", GetLastError());
    directory = open("dir-02", FILE_LIST_DIRECTORY, flags);
    printf("opened %d\n", directory != INVALID_HANDLE_VALUE);
    if (!ReadFile(directory, buffer, sizeof buffer, NULL, &request))
        printf("read: %lu\n", GetLastError());
    file = CreateFileA("dir-02\\a", GENERIC_READ, 0, NULL, CREATE_NEW, FILE_FLAG_OVERLAPPED, NULL);
    code = watch(file, FILE_NOTIFY_CHANGE_SIZE);
    printf("watch a file %lu, watch for nothing %lu\n", code, watch(directory, 0));
    CloseHandle(file);
    CloseHandle(directory);
    DeleteFileA("dir-02\\a");
    RemoveDirectoryA("dir-02");
    if (open("dir-02", FILE_LIST_DIRECTORY, flags) == INVALID_HANDLE_VALUE)
        printf("none there: %lu\n", GetLastError());
    return 0;
}
