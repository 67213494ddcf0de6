//! title: PORT-12 TRUE: the packet of an operation that succeeded
//! teaches: the very OVERLAPPED of the call, the key, the count (documented)
//@ never: any
//@ only-output: "1, overlapped 1, key 5, 3 bytes\n"

#include <windows.h>
#include <stdio.h>

#define PIPE "\\\\.\\pipe\\tpio"

int main(void)
{
    HANDLE server = CreateNamedPipeA(PIPE, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA(PIPE, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE port = CreateIoCompletionPort(server, NULL, 5, 0);
    OVERLAPPED overlapped = {0};
    char buffer[8];
    OVERLAPPED *done;
    DWORD bytes;
    ULONG_PTR key;
    BOOL taken;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    WriteFile(client, "abc", 3, &bytes, NULL);
    taken = GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
    printf("%d, overlapped %d, key %lu, %lu bytes\n", taken, done == &overlapped, (ULONG)key, bytes);
    return 0;
}
