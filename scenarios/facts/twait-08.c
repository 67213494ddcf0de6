//! title: TWAIT-08 the handle of an armed wait object must stay open
//! teaches: to close it is undefined (documented)
//@ sometimes: wait-handle-closed

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
    CloseHandle(event); //~ wait-handle-closed
    return 0;
}
