//! title: MODE-14 FILE_FLAG_OVERLAPPED is a permission, not a promise
//! teaches: a file may do the read at once or let it pend (folklore, documented; MIS-33)
//@ device "f.bin": size = 8
//@ never: any
//@ only-output: "at once\n"
//@ only-output: "pending\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    if (ReadFile(file, buffer, 8, NULL, &overlapped)) {
        printf("at once\n");
    } else if (GetLastError() == ERROR_IO_PENDING) {
        printf("pending\n");
    }
    return 0;
}
