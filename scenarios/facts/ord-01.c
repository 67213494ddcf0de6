//! title: ORD-01 a device completes operations in any order
//! teaches: two reads of one file, issued one after the other (inferred)
//@ device "f.bin": size = 8; read = pending
//@ never: any
//@ only-output: "first\n"
//@ only-output: "second\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    HANDLE port = CreateIoCompletionPort(file, NULL, 0, 0);
    OVERLAPPED first = {0}, second = {0}, *done;
    char a, b;
    DWORD bytes;
    ULONG_PTR key;

    ReadFile(file, &a, 1, NULL, &first);
    ReadFile(file, &b, 1, NULL, &second);
    GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
    printf("%s\n", done == &first ? "first" : "second");
    return 0;
}
