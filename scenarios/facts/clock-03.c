//! title: CLOCK-03 the performance counter
//! teaches: the difference of two counts, divided by the frequency, is the time between them (documented)
//@ never: any
//@ only-output: "20 ms\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    LARGE_INTEGER frequency, before, after;

    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&before);
    Sleep(20);
    QueryPerformanceCounter(&after);
    printf("%ld ms\n", (LONG)((after.QuadPart - before.QuadPart) * 1000 / frequency.QuadPart));
    return 0;
}
