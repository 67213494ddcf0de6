//! title: SYNC-11 one handle twice
//! teaches: waiting for all of them fails with 87, waiting for any does not (documented)
//@ never: any
//@ only-output: "4294967295, error 87\n0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE things[2];
    DWORD result;

    things[0] = things[1] = CreateSemaphoreA(NULL, 2, 2, NULL);
    result = WaitForMultipleObjects(2, things, TRUE, 0);
    printf("%lu, error %lu\n", result, GetLastError());
    printf("%lu\n", WaitForMultipleObjects(2, things, FALSE, 0));
    return 0;
}
