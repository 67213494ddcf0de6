//! title: TWAIT-02 the result of a wait whose time is up
//! teaches: 258, and the object is not taken (tested)
//@ never: any
//@ only-output: "result 258\n0\n"

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

    SetThreadpoolWait(wait, event, in(100));
    Sleep(200);
    SetEvent(event);
    printf("%lu\n", WaitForSingleObject(event, 0));
    return 0;
}
