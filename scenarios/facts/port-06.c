//! title: PORT-06 packets are taken in the order in which they were queued
//! teaches: so they enter, and so we take them; the documentation does not promise the second half
//!   (documented)
//@ never: any
//@ only-output: "1\n2\n3\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    OVERLAPPED *done;
    DWORD bytes;
    ULONG_PTR key;
    int i;

    for (i = 1; i <= 3; i++) {
        PostQueuedCompletionStatus(port, 0, i, NULL);
    }
    for (i = 1; i <= 3; i++) {
        GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
        printf("%lu\n", (ULONG)key);
    }
    return 0;
}
