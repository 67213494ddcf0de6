//! title: PORT-15 the port is closed under a thread that waits: FALSE and 735
//! teaches: since Windows Vista; before, and elsewhere, it was not woken (documented; DIS-12)
//@ never: any
//@ only-output: "0, overlapped 0, error 735\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI take(LPVOID port)
{
    DWORD bytes, error;
    ULONG_PTR key;
    OVERLAPPED *done = (OVERLAPPED *)port;
    BOOL taken = GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);

    error = GetLastError();
    printf("%d, overlapped %d, error %lu\n", taken, done != NULL, error);
    return 0;
}

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    HANDLE thread = CreateThread(NULL, 0, take, port, 0, NULL);

    Sleep(10);
    CloseHandle(port);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
