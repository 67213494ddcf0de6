//! title: SYNC-06 a semaphore is not released above its maximum
//! teaches: FALSE and 298, and not even the units that would fit are added (documented)
//@ sometimes: semaphore-overflow
//@ only-output: "0, error 298, before 7\n0 258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE semaphore = CreateSemaphoreA(NULL, 1, 2, NULL);
    LONG before = 7;
    BOOL released = ReleaseSemaphore(semaphore, 2, &before);   //~ semaphore-overflow
    DWORD one;

    printf("%d, error %lu, before %ld\n", released, GetLastError(), before);
    one = WaitForSingleObject(semaphore, 0);
    printf("%lu %lu\n", one, WaitForSingleObject(semaphore, 0));
    return 0;
}
