//! title: TWAIT-05 NULL disarms, whatever the timeout
//! teaches: a later signal is not taken, and the timeout is not read (tested)
//@ never: any
//@ only-output: "0\n"

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

    SetThreadpoolWait(wait, event, NULL);
    SetThreadpoolWait(wait, NULL, (PFILETIME)0xdeadbeef);
    SetEvent(event);
    Sleep(100);
    printf("%lu\n", WaitForSingleObject(event, 0));
    return 0;
}
