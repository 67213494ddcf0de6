//! title: CLOCK-02 a loop that waits for the clock ends
//! teaches: the clock ticks although nobody sleeps (documented)
//@ never: any
//@ only-output: "50 ms are over\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    DWORD start = GetTickCount();

    while (GetTickCount() - start < 50)
        SwitchToThread();
    printf("50 ms are over\n");
    return 0;
}
