//! title: SYNC-23 another handle to the same object may be closed
//! teaches: the wait is with the handle that is still open (documented)
//@ never: any
//@ only-output: "closed\nwaited 0\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI waiter(LPVOID event)
{
    printf("waited %lu\n", WaitForSingleObject(event, INFINITE));
    return 0;
}

int main(void)
{
    HANDLE process = GetCurrentProcess(), event = CreateEventA(NULL, TRUE, FALSE, NULL), other, thread;

    DuplicateHandle(process, event, process, &other, 0, FALSE, DUPLICATE_SAME_ACCESS);
    thread = CreateThread(NULL, 0, waiter, event, 0, NULL);
    Sleep(50);
    CloseHandle(other);
    printf("closed\n");
    SetEvent(event);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(event);
    return 0;
}
