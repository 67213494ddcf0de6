//! title: TWAIT-10 what SetThreadpoolWaitEx returns
//! teaches: TRUE if a pending wait was cancelled (documented)
//@ never: any
//@ only-output: "0 1\nresult 0\n0\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}


int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);

    printf("%d ", SetThreadpoolWaitEx(wait, event, NULL, NULL));
    printf("%d\n", SetThreadpoolWaitEx(wait, event, NULL, NULL));
    SetEvent(event);
    Sleep(100);
    printf("%d\n", SetThreadpoolWaitEx(wait, NULL, NULL, NULL));
    return 0;
}
