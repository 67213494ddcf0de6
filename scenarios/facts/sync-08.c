//! title: SYNC-08 a wait takes 1 to 64 handles
//! teaches: none, or 65, and the wait fails with 87; 64 are fine (documented)
//@ never: any
//@ only-output: "4294967295, error 87\n4294967295, error 87\n0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE things[MAXIMUM_WAIT_OBJECTS + 1];
    DWORD result;
    int i;

    for (i = 0; i < MAXIMUM_WAIT_OBJECTS + 1; i++)
        things[i] = CreateEventA(NULL, TRUE, TRUE, NULL);
    result = WaitForMultipleObjects(0, things, FALSE, 0);
    printf("%lu, error %lu\n", result, GetLastError());
    SetLastError(0);
    result = WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS + 1, things, FALSE, 0);
    printf("%lu, error %lu\n", result, GetLastError());
    printf("%lu\n", WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, things, TRUE, 0));
    return 0;
}
