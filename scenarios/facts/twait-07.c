//! title: TWAIT-07 timeout 0 with INVALID_HANDLE_VALUE
//! teaches: a callback at once, with 258 (tested)
//@ never: any
//@ only-output: "result 258\n"

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

    SetThreadpoolWait(wait, INVALID_HANDLE_VALUE, in(0));
    Sleep(10);
    return 0;
}
