//! title: PORT-18 no packet in time
//! teaches: FALSE and 258, and the count says 1 for no entry at all (observed)
//@ never: any
//@ only-output: "0, error 258, count 1\n0, error 735, count 1\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI closer(LPVOID port)
{
    Sleep(10);
    CloseHandle(port);
    return 0;
}

int main(void)
{
    HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    OVERLAPPED_ENTRY entry;
    ULONG count = 77;
    BOOL taken = GetQueuedCompletionStatusEx(port, &entry, 1, &count, 10, FALSE);

    printf("%d, error %lu, count %lu\n", taken, GetLastError(), count);
    CreateThread(NULL, 0, closer, port, 0, NULL);
    taken = GetQueuedCompletionStatusEx(port, &entry, 1, &count, INFINITE, FALSE);
    printf("%d, error %lu, count %lu\n", taken, GetLastError(), count);
    return 0;
}
