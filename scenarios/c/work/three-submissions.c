//! title: One work object, three submissions
//! teaches: each submission is a callback of its own; a wait with FALSE waits for all of them
//@ never: any
//@ only-output: "callbacks: 3\n"

#include <windows.h>
#include <stdio.h>

static LONG callbacks;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    InterlockedIncrement(&callbacks);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("callbacks: %ld\n", callbacks);
    CloseThreadpoolWork(work);
    return 0;
}
