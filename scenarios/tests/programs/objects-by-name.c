//! title: Objects by name
//! teaches: two handles to one event, mutex or semaphore by its name; ERROR_ALREADY_EXISTS, and the failures of opening (documented)
//@ never: any
//@ only-output: "1 0\n1 1 1\n0 258\n0 6\n0 2\n0 6\n0 2\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"Local\\thing"), again = OpenEventA(EVENT_ALL_ACCESS, FALSE, "thing");
    HANDLE mutex = CreateMutexA(NULL, FALSE, "lock"), second, semaphore, third, none;
    DWORD error = GetLastError();

    SetEvent(again);
    printf("%d %lu\n", WaitForSingleObject(event, 0) == WAIT_OBJECT_0, error);
    second = CreateMutexW(NULL, TRUE, L"lock");
    error = GetLastError();
    printf("%d %d %d\n", error == ERROR_ALREADY_EXISTS, mutex != second, OpenMutexA(MUTEX_ALL_ACCESS, FALSE, "lock") != NULL);
    semaphore = CreateSemaphoreA(NULL, 1, 1, "units");
    third = OpenSemaphoreW(SEMAPHORE_ALL_ACCESS, FALSE, L"units");
    printf("%lu ", WaitForSingleObject(third, 0));
    printf("%lu\n", WaitForSingleObject(semaphore, 0));
    none = CreateEventA(NULL, FALSE, FALSE, "units");
    printf("%d %lu\n", none != NULL, GetLastError());
    CloseHandle(event);
    CloseHandle(again);
    none = OpenEventW(EVENT_ALL_ACCESS, FALSE, L"thing");
    printf("%d %lu\n", none != NULL, GetLastError());
    none = OpenMutexW(MUTEX_ALL_ACCESS, FALSE, L"units");
    printf("%d %lu\n", none != NULL, GetLastError());
    none = OpenSemaphoreA(SEMAPHORE_ALL_ACCESS, FALSE, "nobody");
    printf("%d %lu\n", none != NULL, GetLastError());
    return 0;
}
