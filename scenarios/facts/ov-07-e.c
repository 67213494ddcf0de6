//! title: OV-07 changing what a pending write sends
//! teaches: who knows which byte is written (documented)
//@ device "f.bin": size = 0; write = pending
//@ sometimes: buffer-touched
//@ only-output: "changed in time\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char buffer = 'x';

    WriteFile(file, &buffer, 1, NULL, &overlapped);
    buffer = 'y';       //~ buffer-touched
    printf("changed in time\n");
    return 0;
}
