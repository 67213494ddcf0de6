//! title: PORT-05 the key is the handle's, and comes with every packet
//! teaches: the port does not look at it (documented)
//@ never: any
//@ only-output: "key 7, 1 bytes\nkey 9, 2 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE file = CreateFileA("new.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_OVERLAPPED, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, 7, 0);
    OVERLAPPED one = {0}, two = {0}, *done;
    DWORD bytes;
    ULONG_PTR key;

    CreateIoCompletionPort(file, port, 9, 0);
    WriteFile(server, "a", 1, NULL, &one);
    GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
    printf("key %lu, %lu bytes\n", (ULONG)key, bytes);
    WriteFile(file, "ab", 2, NULL, &two);
    GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
    printf("key %lu, %lu bytes\n", (ULONG)key, bytes);
    return 0;
}
