//! title: SYNC-23 a handle is closed while a thread waits with it
//! teaches: what the wait does then is undefined (documented)
//@ sometimes: wait-handle-closed
//@ never-output: "closed"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI waiter(LPVOID event)
{
    printf("waited %lu\n", WaitForSingleObject(event, 100));
    return 0;
}

int main(void)
{
    HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
    HANDLE thread = CreateThread(NULL, 0, waiter, event, 0, NULL);

    Sleep(50);
    CloseHandle(event);   //~ wait-handle-closed
    printf("closed\n");
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
