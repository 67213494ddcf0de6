//! title: SYNC-12 a wait with a closed handle fails
//! teaches: WAIT_FAILED and 6, alone or among several (documented)
//@ sometimes: wait-on-closed
//@ only-output: "4294967295, error 6\n4294967295, error 6\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE things[2];
    DWORD result;

    things[0] = CreateEventA(NULL, TRUE, TRUE, NULL);
    things[1] = CreateMutexA(NULL, FALSE, NULL);
    CloseHandle(things[1]);
    result = WaitForSingleObject(things[1], 0);   //~ wait-on-closed
    printf("%lu, error %lu\n", result, GetLastError());
    SetLastError(0);
    result = WaitForMultipleObjects(2, things, FALSE, 0);   //~ wait-on-closed
    printf("%lu, error %lu\n", result, GetLastError());
    return 0;
}
