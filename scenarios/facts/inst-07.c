//! title: INST-07 the event is set after the callback
//! teaches: not inside it, and always (documented, tested)
//@ never: any
//@ only-output: "callback\nset\n"

#include <windows.h>
#include <stdio.h>

static HANDLE done;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    SetEventWhenCallbackReturns(instance, done);
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    done = CreateEventA(NULL, FALSE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(done, INFINITE);
    printf("set\n");
    return 0;
}
