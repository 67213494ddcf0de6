//! title: PORT-19 a routine ends an alertable wait at a port
//! teaches: no entry, though the count says 1, and the last error is 192; a packet that comes later waits for the next call (documented, folklore; the count observed)
//@ never: any
//@ only-output: "run\n0, error 192, count 1\n1, 1 entries\n"

#include <windows.h>
#include <stdio.h>

static HANDLE port, main_thread;

static VOID CALLBACK run(ULONG_PTR unused)
{
    printf("run\n");
}

static DWORD WINAPI other(LPVOID unused)
{
    Sleep(10);
    QueueUserAPC(run, main_thread, 0);
    PostQueuedCompletionStatus(port, 0, 0, NULL);
    return 0;
}

int main(void)
{
    OVERLAPPED_ENTRY entry;
    ULONG count = 0;
    BOOL taken;

    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &main_thread, 0, FALSE,
                    DUPLICATE_SAME_ACCESS);
    CreateThread(NULL, 0, other, NULL, 0, NULL);
    taken = GetQueuedCompletionStatusEx(port, &entry, 1, &count, INFINITE, TRUE);
    printf("%d, error %lu, count %lu\n", taken, GetLastError(), count);
    taken = GetQueuedCompletionStatusEx(port, &entry, 1, &count, INFINITE, TRUE);
    printf("%d, %lu entries\n", taken, count);
    return 0;
}
