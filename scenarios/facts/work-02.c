//! title: WORK-02 five posts, five callbacks
//! teaches: Wait(FALSE) returns when all have run (tested)
//@ never: any
//@ only-output: "5\n"

#include <windows.h>
#include <stdio.h>

static LONG count;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    InterlockedIncrement(&count);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    for (int i = 0; i < 5; i++) {
        SubmitThreadpoolWork(work);
    }
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("%ld\n", count);
    return 0;
}
