//! title: ADDR-01 WaitOnAddress compares and waits in one
//! teaches: no wake falls between the comparison and the wait; when the time is up it is FALSE and 1460 (documented)
//@ never: any
//@ only-output: "differs 1\nsize 0, error 87\nlate 0, error 1460\nvalue 7\n"

#include <windows.h>
#include <stdio.h>

static volatile LONG value;

static DWORD WINAPI setter(LPVOID unused)
{
    (void)unused;
    InterlockedExchange(&value, 7);
    WakeByAddressSingle((PVOID)&value);
    return 0;
}

static BOOL wait_for(LONG unwanted, SIZE_T size, DWORD milliseconds)
{
    return WaitOnAddress(&value, &unwanted, size, milliseconds);
}

int main(void)
{
    HANDLE thread;
    BOOL done;

    printf("differs %d\n", wait_for(1, sizeof(value), INFINITE));
    done = wait_for(0, 3, INFINITE);
    printf("size %d, error %lu\n", done, GetLastError());
    do
        done = wait_for(0, sizeof(value), 50);
    while (done);
    printf("late %d, error %lu\n", done, GetLastError());
    thread = CreateThread(NULL, 0, setter, NULL, 0, NULL);
    while (value == 0)
        wait_for(0, sizeof(value), INFINITE);
    printf("value %ld\n", value);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return 0;
}
