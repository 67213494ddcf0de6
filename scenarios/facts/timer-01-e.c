//! title: TIMER-01 a point in time long past
//! teaches: the timer fires at once, and nobody has to know what time it is (documented)
//@ never: any
//@ only-output: "tick\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("tick\n");
}

int main(void)
{
    FILETIME first = {1, 0};
    PTP_TIMER timer = CreateThreadpoolTimer(on_timer, NULL, NULL);

    SetThreadpoolTimer(timer, &first, 0, 0);
    Sleep(100);
    return 0;
}
