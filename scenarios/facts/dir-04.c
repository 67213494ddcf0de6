//! title: DIR-04 removing a directory
//! teaches: only an empty one that nobody has open goes; and DeleteFile removes no directory (documented)
//@ never: any
//@ only-output: "full 145, open 32, a file 267, none 2\nDeleteFile 5\nremoved 1, again 2\n"

#include <windows.h>
#include <stdio.h>

static DWORD take_away(const char *name)
{
    SetLastError(0);
    RemoveDirectoryA(name);
    return GetLastError();
}

int main(void)
{
    DWORD full, open, file, none;
    HANDLE directory;
    BOOL removed;

    CreateDirectoryA("dir-04", NULL);
    CloseHandle(CreateFileA("dir-04\\file", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL));
    full = take_away("dir-04");
    file = take_away("dir-04\\file");
    none = take_away("dir-04\\none");
    DeleteFileA("dir-04\\file");
    directory = CreateFileA("dir-04", FILE_LIST_DIRECTORY, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS, NULL);
    open = take_away("dir-04");
    CloseHandle(directory);
    printf("full %lu, open %lu, a file %lu, none %lu\n", full, open, file, none);
    SetLastError(0);
    DeleteFileA("dir-04");
    printf("DeleteFile %lu\n", GetLastError());
    removed = RemoveDirectoryA("dir-04");
    printf("removed %d, again %lu\n", removed, take_away("dir-04"));
    return 0;
}
