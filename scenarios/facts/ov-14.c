//! title: OV-14 a failure at once writes no status
//! teaches: Internal still says pending, as the call left it (observed, inferred)
//@ device "f.bin": size = 8; read = fail(5)
//@ never: any
//@ only-output: "error 5, Internal 103\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    ReadFile(file, buffer, 8, NULL, &overlapped);
    printf("error %lu, Internal %lx\n", GetLastError(), (ULONG)overlapped.Internal);
    return 0;
}
