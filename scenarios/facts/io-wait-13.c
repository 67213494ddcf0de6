//! title: IO-WAIT-13 a callback may wait after Disassociate
//! teaches: it no longer waits for itself (documented, observed)
//@ never: any
//@ only-output: "waited\n"

#include <windows.h>
#include <stdio.h>

static HANDLE done;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    DisassociateCurrentThreadFromCallback(instance);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("waited\n");
    SetEvent(done);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(done, INFINITE);
    return 0;
}
