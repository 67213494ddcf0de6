//! title: PORT-16 PostQueuedCompletionStatus passes its three values through
//! teaches: a NULL for the OVERLAPPED gives TRUE with NULL: no sign of failure (documented, observed)
//@ never: any
//@ only-output: "1, overlapped 0, 123 bytes, key 456\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    OVERLAPPED *done;
    DWORD bytes;
    ULONG_PTR key;
    BOOL taken;

    PostQueuedCompletionStatus(port, 123, 456, NULL);
    taken = GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
    printf("%d, overlapped %d, %lu bytes, key %lu\n", taken, done != NULL, bytes, (ULONG)key);
    return 0;
}
