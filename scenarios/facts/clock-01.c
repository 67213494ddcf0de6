//! title: CLOCK-01 the clock goes on by as long as a thread sleeps
//! teaches: both clocks count milliseconds (documented)
//@ never: any
//@ only-output: "100 100\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    DWORD low = GetTickCount();
    ULONGLONG all = GetTickCount64();

    Sleep(100);
    printf("%lu %lu\n", GetTickCount() - low, (ULONG)(GetTickCount64() - all));
    return 0;
}
