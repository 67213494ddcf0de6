//! title: STEPS 1.4 a wait that is satisfied resets an auto-reset event
//! teaches: and a SetEvent that finds nobody is kept until somebody comes (documented)
//@ never: any
//@ only-output: "0, then 258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
    DWORD first, second;

    SetEvent(event);
    first = WaitForSingleObject(event, 0);
    second = WaitForSingleObject(event, 0);
    printf("%lu, then %lu\n", first, second);
    return 0;
}
