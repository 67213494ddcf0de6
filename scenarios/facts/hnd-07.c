//! title: HND-07 an object lives until its last handle is closed
//! teaches: the duplicate is the same semaphore; closing the source on the way leaves the other handle good (documented)
//@ sometimes: wait-on-closed
//@ only-output: "0\n0 258\n4294967295, error 6\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE process = GetCurrentProcess();
    HANDLE one = CreateSemaphoreA(NULL, 1, 2, NULL), two, three;
    DWORD result;

    DuplicateHandle(process, one, process, &two, 0, FALSE, DUPLICATE_SAME_ACCESS);
    printf("%lu\n", WaitForSingleObject(two, 0));
    ReleaseSemaphore(one, 1, NULL);
    CloseHandle(one);
    DuplicateHandle(process, two, process, &three, 0, FALSE, DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE);
    result = WaitForSingleObject(three, 0);
    printf("%lu %lu\n", result, WaitForSingleObject(three, 0));
    result = WaitForSingleObject(two, 0);   //~ wait-on-closed
    printf("%lu, error %lu\n", result, GetLastError());
    return 0;
}
