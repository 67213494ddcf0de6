//! title: ENV-09 the finalization callback
//! teaches: it runs after the callback and before what is done on return (tested; the order is observed)
//@ never: any
//@ only-output: "callback\nfinalization 0\nset\n"

#include <windows.h>
#include <stdio.h>

static HANDLE done;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("callback\n");
    SetEventWhenCallbackReturns(instance, done);
}

static VOID CALLBACK on_final(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    printf("finalization %d\n", WaitForSingleObject(done, 0) == WAIT_OBJECT_0);
}

int main(void)
{
    TP_CALLBACK_ENVIRON env;
    PTP_WORK work;

    done = CreateEventA(NULL, TRUE, FALSE, NULL);
    InitializeThreadpoolEnvironment(&env);
    env.FinalizationCallback = on_final;
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(done, INFINITE);
    printf("set\n");
    return 0;
}
