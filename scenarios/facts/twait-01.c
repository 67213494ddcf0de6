//! title: TWAIT-01 armed once, one callback
//! teaches: the second signal finds it disarmed, until it is armed again (documented)
//@ never: any
//@ only-output: "result 0\nkept\nresult 0\n"

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
    SetEvent(event);
    Sleep(100);
    SetEvent(event);
    Sleep(100);
    printf("kept\n");
    SetThreadpoolWait(wait, event, NULL);
    Sleep(100);
    return 0;
}
