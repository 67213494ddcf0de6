//! title: SYNC-09 waiting for any takes the first one that is signalled, and no other
//! teaches: the semaphore behind the set event keeps its unit (documented)
//@ never: any
//@ only-output: "1\n2\n258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE things[3];

    things[0] = CreateEventA(NULL, FALSE, FALSE, NULL);
    things[1] = CreateEventA(NULL, FALSE, TRUE, NULL);
    things[2] = CreateSemaphoreA(NULL, 1, 1, NULL);
    printf("%lu\n", WaitForMultipleObjects(3, things, FALSE, 0));
    printf("%lu\n", WaitForMultipleObjects(3, things, FALSE, 0));
    printf("%lu\n", WaitForMultipleObjects(3, things, FALSE, 0));
    return 0;
}
