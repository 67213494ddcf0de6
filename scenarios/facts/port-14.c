//! title: PORT-14 FALSE with an OVERLAPPED: the packet of an operation that failed
//! teaches: all outputs are valid, and the last error is the operation's (documented, observed; MIS-35)
//@ never: any
//@ only-output: "0, overlapped 1, error 109, key 5, 0 bytes\n"

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
    DWORD bytes, error;
    ULONG_PTR key;
    BOOL taken;

    ReadFile(server, buffer, 8, NULL, &overlapped);
    CloseHandle(client);
    taken = GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
    error = GetLastError();
    printf("%d, overlapped %d, error %lu, key %lu, %lu bytes\n", taken, done == &overlapped, error, (ULONG)key, bytes);
    return 0;
}
