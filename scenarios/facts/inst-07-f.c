//! title: INST-07 a wait on the object does not wait for the event
//! teaches: the callback counts as complete before what is done on return (practice)
//@ never: any
//@ only-output: "callback\n0\n"
//@ only-output: "callback\n1\n"

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

    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("%d\n", WaitForSingleObject(done, 0) == WAIT_OBJECT_0);
    return 0;
}
