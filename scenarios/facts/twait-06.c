//! title: TWAIT-06 Wait(TRUE) does not disarm
//! teaches: the callback still comes later (tested)
//@ never: any
//@ only-output: "waited\nresult 258\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}

static FILETIME *in(int ms)
{
    static FILETIME when;
    LONGLONG due = -10000LL * ms;

    when.dwLowDateTime = (DWORD)due;
    when.dwHighDateTime = (DWORD)(due >> 32);
    return &when;
}


int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);

    SetThreadpoolWait(wait, event, in(200));
    WaitForThreadpoolWaitCallbacks(wait, TRUE);
    printf("waited\n");
    Sleep(500);
    return 0;
}
