//! title: SYNC-05 each wait takes a unit of a semaphore
//! teaches: at zero a wait fails; a release says how many units there were (documented)
//@ never: any
//@ only-output: "0 0 258\n1 0\n0 0 258\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE semaphore = CreateSemaphoreA(NULL, 2, 4, NULL);
    DWORD one = WaitForSingleObject(semaphore, 0);
    DWORD two = WaitForSingleObject(semaphore, 0);
    LONG before = 7;
    BOOL released;

    printf("%lu %lu %lu\n", one, two, WaitForSingleObject(semaphore, 0));
    released = ReleaseSemaphore(semaphore, 2, &before);
    printf("%d %ld\n", released, before);
    one = WaitForSingleObject(semaphore, 0);
    two = WaitForSingleObject(semaphore, 0);
    printf("%lu %lu %lu\n", one, two, WaitForSingleObject(semaphore, 0));
    return 0;
}
