//! title: OV-07 what a pending write sends may be read, not changed
//! teaches: the near miss: reading the buffer of a write is no harm (documented)
//@ device "f.bin": size = 0; write = pending
//@ never: any
//@ only-output: "x\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char buffer = 'x';
    DWORD count;

    WriteFile(file, &buffer, 1, NULL, &overlapped);
    printf("%c\n", buffer);
    GetOverlappedResult(file, &overlapped, &count, TRUE);
    buffer = 'y';
    return 0;
}
