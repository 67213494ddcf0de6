//! title: STEPS 4.9 a call that succeeds leaves the last error alone
//! teaches: so 77 is still there after a read that was done at once (observed)
//@ device "f.bin": size = 8; read = success
//@ never: any
//@ only-output: "1, error 77\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    BOOL read;

    SetLastError(77);
    read = ReadFile(file, buffer, 8, NULL, &overlapped);
    printf("%d, error %lu\n", read, GetLastError());
    return 0;
}
