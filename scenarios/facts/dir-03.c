//! title: DIR-03 making a directory
//! teaches: a second one of that name fails with 183, one in a directory that is not there with 3 (documented)
//@ never: any
//@ only-output: "made 1, again 183, of a file 183\nin none: directory 3, file 3\n"

#include <windows.h>
#include <stdio.h>

static DWORD make(const wchar_t *name)
{
    SetLastError(0);
    CreateDirectoryW(name, NULL);
    return GetLastError();
}

int main(void)
{
    BOOL made = CreateDirectoryW(L"dir-03", NULL);
    DWORD again = make(L"DIR-03"), file, nowhere;

    CloseHandle(CreateFileW(L"dir-03\\file", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL));
    file = make(L"dir-03\\file");
    printf("made %d, again %lu, of a file %lu\n", made, again, file);
    nowhere = make(L"dir-03\\none\\deep");
    CreateFileW(L"dir-03\\none\\file", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
    printf("in none: directory %lu, file %lu\n", nowhere, GetLastError());
    DeleteFileW(L"dir-03\\file");
    RemoveDirectoryW(L"dir-03");
    return 0;
}
