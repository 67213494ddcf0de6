//! title: DIR-05 another name for a file or directory
//! teaches: MoveFile gives a name that is free, in a directory that is there, to what nobody has open unshared (documented)
//@ never: any
//@ only-output: "none 2, taken 183, nowhere 3, open 32\nmoved 1, 1\nthere 1, gone 2\n"

#include <windows.h>
#include <stdio.h>

static DWORD move(const wchar_t *from, const wchar_t *to)
{
    SetLastError(0);
    MoveFileW(from, to);
    return GetLastError();
}

static HANDLE open(const char *name, DWORD disposition)
{
    return CreateFileA(name, GENERIC_READ, FILE_SHARE_READ, NULL, disposition, 0, NULL);
}

int main(void)
{
    DWORD none, taken, nowhere, held;
    HANDLE file;
    BOOL first, second;

    CreateDirectoryA("dir-05", NULL);
    CreateDirectoryA("dir-05\\sub", NULL);
    file = open("dir-05\\file", CREATE_NEW);
    none = move(L"dir-05\\none", L"dir-05\\other");
    held = move(L"dir-05\\file", L"dir-05\\other");
    CloseHandle(file);
    taken = move(L"dir-05\\file", L"dir-05\\sub");
    nowhere = move(L"dir-05\\file", L"dir-05\\nowhere\\file");
    printf("none %lu, taken %lu, nowhere %lu, open %lu\n", none, taken, nowhere, held);
    first = MoveFileA("dir-05\\file", "dir-05\\sub\\file");
    second = MoveFileA("dir-05\\sub", "dir-05\\other");
    printf("moved %d, %d\n", first, second);
    file = open("dir-05\\other\\file", OPEN_EXISTING);
    open("dir-05\\file", OPEN_EXISTING);
    printf("there %d, gone %lu\n", file != INVALID_HANDLE_VALUE, GetLastError());
    CloseHandle(file);
    DeleteFileA("dir-05\\other\\file");
    RemoveDirectoryA("dir-05\\other");
    RemoveDirectoryA("dir-05");
    return 0;
}
