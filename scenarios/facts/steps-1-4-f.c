//! title: STEPS 1.4 an auto-reset event releases a thread or a wait object
//! teaches: exactly one of them, whichever (documented)
//@ never: any
//@ only-output: "thread\n"
//@ only-output: "result 0\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("result %lu\n", result);
}


static HANDLE event;

static DWORD WINAPI taker(LPVOID unused)
{
    if (WaitForSingleObject(event, 500) == WAIT_OBJECT_0) {
        printf("thread\n");
    }
    return 0;
}

int main(void)
{
    PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
    HANDLE thread;

    event = CreateEventA(NULL, FALSE, FALSE, NULL);
    thread = CreateThread(NULL, 0, taker, NULL, 0, NULL);
    SetThreadpoolWait(wait, event, NULL);
    Sleep(100);
    SetEvent(event);
    WaitForSingleObject(thread, INFINITE);
    Sleep(100);
    return 0;
}
