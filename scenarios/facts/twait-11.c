//! title: TWAIT-11 the order in which a wait object is taken down
//! teaches: NULL, Wait, Close, and then the handle: nothing comes afterwards (practice)
//@ never: any
//@ only-output: "closed\n"
//@ only-output: "result 0\nclosed\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}


static HANDLE event;

static DWORD WINAPI signaller(LPVOID unused)
{
    SetEvent(event);
    return 0;
}

int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE thread;

    event = CreateEventA(NULL, FALSE, FALSE, NULL);
    SetThreadpoolWait(wait, event, NULL);
    thread = CreateThread(NULL, 0, signaller, NULL, 0, NULL);
    SetThreadpoolWait(wait, NULL, NULL);
    WaitForThreadpoolWaitCallbacks(wait, FALSE);
    CloseThreadpoolWait(wait);
    printf("closed\n");
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(event);
    return 0;
}
