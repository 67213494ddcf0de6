//! title: KEY-01 nobody waits longer than a minute
//! teaches: a key is pressed within a minute, so what comes later never happens (inferred)
//@ never: any
//@ only-output: "gone\n"

#include <windows.h>
#include <conio.h>
#include <stdio.h>

static VOID CALLBACK late(PVOID context, BOOLEAN fired)
{
    puts("late");
}

int main(void)
{
    HANDLE timer;

    CreateTimerQueueTimer(&timer, NULL, late, NULL, 61000, 0, WT_EXECUTEDEFAULT);
    _getch();
    puts("gone");
    return 0;
}
