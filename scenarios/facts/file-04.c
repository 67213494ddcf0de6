//! title: FILE-04 the byte count of a call that fails is zero
//! teaches: ReadFile and WriteFile set it to zero before they look at anything else (documented)
//@ never: any
//@ only-output: "read 0, error 6, count 0\nwrite 0, error 5, count 0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    char buffer[8];
    DWORD count = 99;
    BOOL done;
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, CREATE_ALWAYS, 0, NULL);

    done = ReadFile(NULL, buffer, sizeof(buffer), &count, NULL);
    printf("read %d, error %lu, count %lu\n", done, GetLastError(), count);
    count = 99;
    done = WriteFile(file, "abc", 3, &count, NULL);
    printf("write %d, error %lu, count %lu\n", done, GetLastError(), count);
    CloseHandle(file);
    return 0;
}
