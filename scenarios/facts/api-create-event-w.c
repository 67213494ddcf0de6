//! title: CreateEventW makes the same event as CreateEventA
//! teaches: a manual-reset event that is made set is set until it is reset (documented)
//@ never: any
//@ only-output: "0 0 258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE event = CreateEventW(NULL, TRUE, TRUE, NULL);
    DWORD one = WaitForSingleObject(event, 0);
    DWORD two = WaitForSingleObject(event, 0);

    ResetEvent(event);
    printf("%lu %lu %lu\n", one, two, WaitForSingleObject(event, 0));
    CloseHandle(event);
    return 0;
}
