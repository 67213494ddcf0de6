//! title: PORT-13 FALSE without an OVERLAPPED: no packet was taken
//! teaches: time is up: 258, and count and key are as they were (documented, observed)
//@ never: any
//@ only-output: "0, overlapped 0, error 258, 11 bytes, key 22\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    OVERLAPPED *done = (OVERLAPPED *)&port;
    DWORD bytes = 11, error;
    ULONG_PTR key = 22;
    BOOL taken = GetQueuedCompletionStatus(port, &bytes, &key, &done, 100);

    error = GetLastError();
    printf("%d, overlapped %d, error %lu, %lu bytes, key %lu\n", taken, done != NULL, error, bytes, (ULONG)key);
    return 0;
}
