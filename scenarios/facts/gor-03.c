//! title: GOR-03 no hEvent and two operations: the wait may return too early
//! teaches: the file handle does not say which of them ended (documented; MIS-25)
//@ device "f.bin": size = 8; read = pending
//@ never: any
//@ only-output: "first ended 0\n"
//@ only-output: "first ended 1\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("f.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    OVERLAPPED first = {0}, second = {0};
    char a, b;
    DWORD count;

    ReadFile(file, &a, 1, NULL, &first);
    ReadFile(file, &b, 1, NULL, &second);
    GetOverlappedResult(file, &first, &count, TRUE);
    printf("first ended %d\n", HasOverlappedIoCompleted(&first));
    return 0;
}
