//! title: Signalled, or out of time
//! teaches: a wait with a timeout calls back once, for whichever comes first; the last parameter says which it was
//@ never: any
//@ only-output: "signalled\n"
//@ only-output: "out of time\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf(result == WAIT_OBJECT_0 ? "signalled\n" : "out of time\n");
}

int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE answer = CreateEventA(NULL, TRUE, FALSE, NULL);
    LONGLONG due = -10000LL * 100;
    FILETIME when;

    when.dwLowDateTime = (DWORD)due;
    when.dwHighDateTime = (DWORD)(due >> 32);
    SetThreadpoolWait(wait, answer, &when);
    Sleep(100);
    SetEvent(answer);
    Sleep(100);
    SetThreadpoolWait(wait, NULL, NULL);
    WaitForThreadpoolWaitCallbacks(wait, FALSE);
    CloseThreadpoolWait(wait);
    CloseHandle(answer);
    return 0;
}
