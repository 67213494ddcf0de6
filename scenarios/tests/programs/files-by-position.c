//! title: A file by position
//! teaches: SetFilePointer, GetFileSize, GetFileSizeEx, DeleteFile (documented)
//@ never: any
//@ only-output: "5 world\n11 11\n6 0\nback 1, error 131\n1 0\n"

#include <windows.h>
#include <stdio.h>
int main(void)
{
    char path[MAX_PATH], buf[16] = {0};
    DWORD n;
    LARGE_INTEGER size;
    HANDLE f;
    GetTempPathA(MAX_PATH, path);
    lstrcatA(path, "b24.txt");
    f = CreateFileA(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (f == INVALID_HANDLE_VALUE) { printf("cannot create: %lu\n", GetLastError()); return 1; }
    WriteFile(f, "hello world", 11, &n, NULL);
    SetFilePointer(f, 6, NULL, FILE_BEGIN);
    ReadFile(f, buf, 15, &n, NULL);
    printf("%lu %s\n", n, buf);
    GetFileSizeEx(f, &size);
    printf("%lld %lu\n", size.QuadPart, GetFileSize(f, NULL));
    FlushFileBuffers(f);
    size.QuadPart = -5;
    SetFilePointerEx(f, size, &size, FILE_END);
    printf("%lld %d\n", size.QuadPart, DeleteFileA(path));
    n = SetFilePointer(f, -1, NULL, FILE_BEGIN);
    printf("back %d, error %lu\n", n == INVALID_SET_FILE_POINTER, GetLastError());
    CloseHandle(f);
    printf("%d %d\n", DeleteFileA(path), DeleteFileW(L"none"));
    return 0;
}
