//! title: Woken, so it must be there
//! teaches: WaitOnAddress may return although the value has not changed: without a loop the caller goes on too early
//@ sometimes: data-race
//@ only-output: "payload 42\n"
//@ only-output: "payload 0\n"
//@ only-output: ""
//@ twin: address-read-again

#include <windows.h>
#include <stdio.h>

static volatile LONG ready;
static int payload;

static VOID CALLBACK make(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    (void)instance; (void)context; (void)work;
    payload = 42;
    InterlockedExchange(&ready, 1);
    WakeByAddressSingle((PVOID)&ready);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(make, NULL, NULL);
    LONG not_ready = 0;

    SubmitThreadpoolWork(work);
    WaitOnAddress(&ready, &not_ready, sizeof(ready), INFINITE);
    printf("payload %d\n", payload);   //~ data-race
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    return 0;
}
