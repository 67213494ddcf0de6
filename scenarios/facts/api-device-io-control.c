//! title: DeviceIoControl on a device that was opened for synchronous calls
//! teaches: the call returns with the answer and its size (documented)
//@ device "device.bin": size = 4; control = success
//@ never: any
//@ only-output: "1, 3 bytes, abc\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE device = CreateFileA("device.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
    char answer[4] = "";
    DWORD count;
    BOOL answered = DeviceIoControl(device, 1, NULL, 0, answer, 3, &count, NULL);

    printf("%d, %lu bytes, %s\n", answered, count, answer);
    return 0;
}
