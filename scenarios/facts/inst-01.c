//! title: INST-01 CallbackMayRunLong where the pool can grow
//! teaches: TRUE: another worker could be made (documented)
//@ never: any
//@ only-output: "1\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("%d\n", CallbackMayRunLong(instance));
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    return 0;
}
