//! title: TWAIT-07 arming again replaces the handle
//! teaches: only the second is waited for (tested)
//@ never: any
//@ only-output: "result 0\n0\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}


int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE first = CreateEventA(NULL, FALSE, FALSE, NULL);
    HANDLE second = CreateEventA(NULL, FALSE, FALSE, NULL);

    SetThreadpoolWait(wait, first, NULL);
    SetThreadpoolWait(wait, second, NULL);
    SetEvent(first);
    Sleep(100);
    SetEvent(second);
    Sleep(100);
    printf("%lu\n", WaitForSingleObject(first, 0));
    return 0;
}
