//! title: DIR-02 what a watch needs: the right to list, and a buffer that begins at a multiple of four
//! teaches: without FILE_LIST_DIRECTORY the call fails with 5, with a misaligned buffer with 998 (documented)
//@ never: any
//@ only-output: "without the right 5, misaligned 998\n"

#include <windows.h>
#include <stdio.h>

static DWORD watch(DWORD access, DWORD at)
{
    static OVERLAPPED request;
    static DWORD buffer[32];
    HANDLE directory = CreateFileA("dir-02-b", access, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                   FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OVERLAPPED, NULL);
    DWORD code;

    SetLastError(0);
    ReadDirectoryChangesW(directory, (char *)buffer + at, 64, FALSE, FILE_NOTIFY_CHANGE_SIZE, NULL, &request, NULL);
    code = GetLastError();
    CancelIo(directory);
    CloseHandle(directory);
    return code;
}

int main(void)
{
    DWORD blind, misaligned;

    CreateDirectoryA("dir-02-b", NULL);
    blind = watch(SYNCHRONIZE, 0);
    misaligned = watch(FILE_LIST_DIRECTORY, 2);
    printf("without the right %lu, misaligned %lu\n", blind, misaligned);
    RemoveDirectoryA("dir-02-b");
    return 0;
}
