//! title: APC-02 a routine that is queued by a routine runs too
//! teaches: the wait returns when nothing is queued any more, once (documented)
//@ never: any
//@ only-output: "3 2 1 over 192\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK count_down(ULONG_PTR left)
{
    printf("%lu ", (ULONG)left);
    if (left > 1)
        QueueUserAPC(count_down, GetCurrentThread(), left - 1);
}

int main(void)
{
    HANDLE things[2];
    DWORD result;

    things[0] = CreateEventA(NULL, FALSE, FALSE, NULL);
    things[1] = CreateEventA(NULL, FALSE, FALSE, NULL);
    QueueUserAPC(count_down, GetCurrentThread(), 3);
    result = WaitForMultipleObjectsEx(2, things, TRUE, INFINITE, TRUE);
    printf("over %lu\n", result);
    return 0;
}
