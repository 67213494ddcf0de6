//! title: ADDR-03 WaitOnAddress may return although nothing has changed
//! teaches: without a loop around it, the value may still be the old one (documented)
//@ never: any
//@ only-output: "TRUE, and the value is 0\n"
//@ only-output: "TRUE, and the value is 1\n"

#include <windows.h>
#include <stdio.h>

static volatile LONG value;

static DWORD WINAPI setter(LPVOID unused)
{
    (void)unused;
    InterlockedExchange(&value, 1);
    WakeByAddressAll((PVOID)&value);
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, setter, NULL, 0, NULL);
    LONG unwanted = 0, seen;
    BOOL done;

    done = WaitOnAddress(&value, &unwanted, sizeof(value), INFINITE);
    seen = value;
    printf("%s, and the value is %ld\n", done ? "TRUE" : "FALSE", seen);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return 0;
}
