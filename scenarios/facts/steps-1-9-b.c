//! title: STEPS 1.9 a slow device does not hold time back
//! teaches: the timeout may be over first (inferred)
//@ device "f.bin": size = 8; read = pending; slow
//@ never: any
//@ only-output: "0\n"
//@ only-output: "258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    static OVERLAPPED overlapped;
    static char buffer[8];

    overlapped.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
    ReadFile(file, buffer, 8, NULL, &overlapped);
    printf("%lu\n", WaitForSingleObject(overlapped.hEvent, 100));
    return 0;
}
