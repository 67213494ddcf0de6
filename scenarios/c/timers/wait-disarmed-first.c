//! title: Disarmed, waited for, closed
//! teaches: NULL disarms the wait object, then wait, close it, and close the handle last
//@ never: any
//@ only-output: "closed\n"
//@ twin: wait-handle-closed-first

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_stop(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("stop\n");
}

int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_stop, NULL, NULL);
    HANDLE stop = CreateEventA(NULL, TRUE, FALSE, NULL);

    SetThreadpoolWait(wait, stop, NULL);
    SetThreadpoolWait(wait, NULL, NULL);
    WaitForThreadpoolWaitCallbacks(wait, FALSE);
    CloseThreadpoolWait(wait);
    CloseHandle(stop);
    printf("closed\n");
    return 0;
}
