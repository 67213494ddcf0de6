//! title: CLOCK-02 the clock ends no loop that does not look at it
//! teaches: a thread that spins for a flag which nobody sets spins for ever (inferred)
//@ sometimes: livelock
//@ never-output: "over"

#include <windows.h>
#include <stdio.h>

static volatile LONG flag;

int main(void)
{
    printf("%d\n", GetTickCount() != 0);
    while (!flag)
        SwitchToThread();
    printf("over\n");
    return 0;
}
