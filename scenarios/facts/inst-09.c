//! title: INST-09 of two events the first counts
//! teaches: the second is ignored (observed)
//@ never: any
//@ only-output: "0 258\n"

#include <windows.h>
#include <stdio.h>

static HANDLE first, second;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    SetEventWhenCallbackReturns(instance, first);
    SetEventWhenCallbackReturns(instance, second);
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);
    DWORD one;

    first = CreateEventA(NULL, FALSE, FALSE, NULL);
    second = CreateEventA(NULL, FALSE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    one = WaitForSingleObject(first, 1000);
    printf("%lu %lu\n", one, WaitForSingleObject(second, 1000));
    return 0;
}
