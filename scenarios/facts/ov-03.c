//! title: OV-03 Offset says where in the file, and is not advanced
//! teaches: two reads with the same OVERLAPPED read the same byte (documented)
//@ device "f.bin": size = 0
//@ never: any
//@ only-output: "c c, offset 2\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char first, second;
    DWORD count;

    WriteFile(file, "abcd", 4, NULL, &overlapped);
    GetOverlappedResult(file, &overlapped, &count, TRUE);
    overlapped.Offset = 2;
    ReadFile(file, &first, 1, NULL, &overlapped);
    GetOverlappedResult(file, &overlapped, &count, TRUE);
    ReadFile(file, &second, 1, NULL, &overlapped);
    GetOverlappedResult(file, &overlapped, &count, TRUE);
    printf("%c %c, offset %lu\n", first, second, overlapped.Offset);
    return 0;
}
