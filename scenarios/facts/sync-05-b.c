//! title: SYNC-05 two units for three waiters
//! teaches: any two of them go on, the third stays (documented)
//@ never: any
//@ only-output: "A B\n"
//@ only-output: "A C\n"
//@ only-output: "B C\n"

#include <windows.h>
#include <stdio.h>

static HANDLE semaphore;

static DWORD WINAPI waiter(LPVOID unused)
{
    return WaitForSingleObject(semaphore, 100) == WAIT_OBJECT_0;
}

int main(void)
{
    const char *gap = "";
    HANDLE threads[3];
    DWORD went;
    int i;

    semaphore = CreateSemaphoreW(NULL, 0, 9, NULL);
    for (i = 0; i < 3; i++)
        threads[i] = CreateThread(NULL, 0, waiter, NULL, 0, NULL);
    Sleep(10);
    ReleaseSemaphore(semaphore, 2, NULL);
    WaitForMultipleObjects(3, threads, TRUE, INFINITE);
    for (i = 0; i < 3; i++) {
        GetExitCodeThread(threads[i], &went);
        if (went) {
            printf("%s%c", gap, 'A' + i);
            gap = " ";
        }
    }
    printf("\n");
    return 0;
}
