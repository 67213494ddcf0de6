//! title: DIR-01 one name, however it is written
//! teaches: slashes and capitals make no difference, and `.\` in front says nothing (documented)
//@ never: any
//@ only-output: "made\nfound 1, 1, 1\nthe same file 1\n"

#include <windows.h>
#include <stdio.h>

static BOOL is_there(const char *name)
{
    HANDLE file = CreateFileA(name, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);

    if (file != INVALID_HANDLE_VALUE)
        CloseHandle(file);
    return file != INVALID_HANDLE_VALUE;
}

int main(void)
{
    HANDLE file;

    CreateDirectoryA("dir-01", NULL);
    file = CreateFileA("dir-01\\Data.bin", GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_NEW, 0, NULL);
    printf("made\n");
    printf("found %d, %d, %d\n", is_there("dir-01/Data.bin"), is_there("DIR-01\\DATA.BIN"), is_there(".\\dir-01\\data.bin"));
    CloseHandle(file);
    file = CreateFileA("dir-01/data.BIN", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
    printf("the same file %d\n", file == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_EXISTS);
    DeleteFileA("dir-01\\data.bin");
    RemoveDirectoryA("dir-01\\");
    return 0;
}
