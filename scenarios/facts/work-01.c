//! title: WORK-01 one work object, two callbacks at once
//! teaches: each submit yields a callback, and they may run in parallel (documented)
//@ never: any
//@ only-output: "met\n"

#include <windows.h>
#include <stdio.h>

static HANDLE both;
static LONG count;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    if (InterlockedIncrement(&count) == 2) {
        SetEvent(both);
    }
    WaitForSingleObject(both, INFINITE);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    both = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("met\n");
    CloseThreadpoolWork(work);
    return 0;
}
