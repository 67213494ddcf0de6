//! title: Woken, so look again
//! teaches: the value says whether to go on; the wake only says when to look at it
//@ never: any
//@ only-output: "payload 42\n"
//@ twin: address-not-read-again

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
    while (!ready) {
        WaitOnAddress(&ready, &not_ready, sizeof(ready), INFINITE);
    }
    printf("payload %d\n", payload);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    return 0;
}
