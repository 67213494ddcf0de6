//! title: The handle goes first
//! teaches: a handle must not be closed while a wait object is armed on it
//@ sometimes: wait-handle-closed
//@ twin: wait-disarmed-first

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
    CloseHandle(stop);   //~ wait-handle-closed
    CloseThreadpoolWait(wait);
    printf("closed\n");
    return 0;
}
