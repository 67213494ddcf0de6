//! title: SYNC-07 a semaphore's count lies between zero and its maximum
//! teaches: otherwise there is no semaphore: NULL and 87; no unit cannot be released either (documented)
//@ never: any
//@ only-output: "1 1 1, error 87\n0, error 87\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE below = CreateSemaphoreA(NULL, -1, 1, NULL);
    HANDLE above = CreateSemaphoreA(NULL, 2, 1, NULL);
    HANDLE none = CreateSemaphoreA(NULL, 0, 0, NULL);
    HANDLE semaphore;
    BOOL released;

    printf("%d %d %d, error %lu\n", below == NULL, above == NULL, none == NULL, GetLastError());
    SetLastError(0);
    semaphore = CreateSemaphoreA(NULL, 0, 1, NULL);
    released = ReleaseSemaphore(semaphore, 0, NULL);
    printf("%d, error %lu\n", released, GetLastError());
    return 0;
}
