//! title: PORT-24 a failure at once sends no packet
//! teaches: an error that the call itself returned is not queued; one that came later is, see PORT-14
//!   (observed)
//@ device "f.bin": size = 8; read = fail(5)
//@ never: any
//@ only-output: "read 0, taken 0, error 258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    HANDLE port = CreateIoCompletionPort(file, NULL, 0, 0);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    OVERLAPPED *done;
    DWORD bytes;
    ULONG_PTR key;
    BOOL read = ReadFile(file, buffer, 8, NULL, &overlapped);
    BOOL taken = GetQueuedCompletionStatus(port, &bytes, &key, &done, 100);

    printf("read %d, taken %d, error %lu\n", read, taken, GetLastError());
    return 0;
}
