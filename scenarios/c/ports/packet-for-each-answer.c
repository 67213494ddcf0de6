//! title: A packet for each answer
//! teaches: an operation that is done at once sends a packet as a pending one does; one that failed at once sends none
//@ device "data.bin": size = 16; read = success | pending | fail(5)
//@ never: any
//@ only-output: "done at once: a packet\n"
//@ only-output: "pending: a packet\n"
//@ only-output: "failed: no packet\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE file = CreateFileA("data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING,
                              FILE_FLAG_OVERLAPPED, NULL);
    HANDLE port = CreateIoCompletionPort(file, NULL, 7, 1);
    OVERLAPPED overlapped = {0};
    OVERLAPPED *done = NULL;
    char buffer[16];
    DWORD bytes;
    ULONG_PTR key;

    if (ReadFile(file, buffer, sizeof(buffer), NULL, &overlapped)) {
        printf("done at once: ");
    } else if (GetLastError() == ERROR_IO_PENDING) {
        printf("pending: ");
    } else {
        printf("failed: ");
    }
    GetQueuedCompletionStatus(port, &bytes, &key, &done, 1000);
    printf(done ? "a packet\n" : "no packet\n");

    CloseHandle(file);
    CloseHandle(port);
    return 0;
}
