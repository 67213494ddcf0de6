//! title: One worker, two objects
//! teaches: even a pool of one thread does not promise to run callbacks in the order of their submissions
//@ never: any
//@ only-output: "first\nsecond\n"
//@ only-output: "second\nfirst\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("%s\n", (char *)context);
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment;
    PTP_WORK first, second;

    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    first = CreateThreadpoolWork(on_work, "first", &environment);
    second = CreateThreadpoolWork(on_work, "second", &environment);

    SubmitThreadpoolWork(first);
    SubmitThreadpoolWork(second);
    WaitForThreadpoolWorkCallbacks(first, FALSE);
    WaitForThreadpoolWorkCallbacks(second, FALSE);

    CloseThreadpoolWork(first);
    CloseThreadpoolWork(second);
    CloseThreadpool(pool);
    DestroyThreadpoolEnvironment(&environment);
    return 0;
}
