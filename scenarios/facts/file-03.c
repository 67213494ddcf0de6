//! title: FILE-03 the end of a file, without and with an OVERLAPPED
//! teaches: on a synchronous handle a read at the end returns TRUE and zero bytes; with an OVERLAPPED it fails with 38 (documented)
//@ never: any
//@ only-output: "read 1, 3 bytes\nread 1, 0 bytes\nat 10: 0, error 38\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    OVERLAPPED beyond = {0};
    char buffer[8];
    DWORD count = 99;
    BOOL read;
    HANDLE file = CreateFileA("data.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);

    WriteFile(file, "abc", 3, &count, NULL);
    SetFilePointer(file, 0, NULL, FILE_BEGIN);
    read = ReadFile(file, buffer, sizeof(buffer), &count, NULL);
    printf("read %d, %lu bytes\n", read, count);
    read = ReadFile(file, buffer, sizeof(buffer), &count, NULL);
    printf("read %d, %lu bytes\n", read, count);
    beyond.Offset = 10;
    read = ReadFile(file, buffer, sizeof(buffer), &count, &beyond);
    printf("at 10: %d, error %lu\n", read, GetLastError());
    CloseHandle(file);
    return 0;
}
