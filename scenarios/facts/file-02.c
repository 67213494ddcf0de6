//! title: FILE-02 what CreateFile says of a file that is there already
//! teaches: CREATE_ALWAYS and OPEN_ALWAYS succeed and set the last error to 183, or to 0 for a new file; CREATE_NEW fails with 80 (documented)
//@ never: any
//@ only-output: "always 0\nalways 183\nopen always 183\nnew 80\nsize 0\n"

#include <windows.h>
#include <stdio.h>

static HANDLE make(const char *what, DWORD disposition)
{
    HANDLE file;

    SetLastError(1234);
    file = CreateFileA("data.bin", GENERIC_WRITE, 0, NULL, disposition, FILE_ATTRIBUTE_NORMAL, NULL);
    printf("%s %lu\n", what, GetLastError());
    return file;
}

int main(void)
{
    DWORD written;
    HANDLE file = make("always", CREATE_ALWAYS);

    WriteFile(file, "abc", 3, &written, NULL);
    CloseHandle(file);
    CloseHandle(make("always", CREATE_ALWAYS));
    file = make("open always", OPEN_ALWAYS);
    make("new", CREATE_NEW);
    printf("size %lu\n", GetFileSize(file, NULL));
    CloseHandle(file);
    return 0;
}
