//! title: STEPS 1.9 time passes when nothing else can move
//! teaches: a read that can complete does so before a timeout is over (inferred)
//@ device "f.bin": size = 8; read = pending
//@ never: any
//@ only-output: "0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8];

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    printf("%lu\n", WaitForSingleObject(overlapped.hEvent, 100));
    return 0;
}
