//! title: INST-03 CallbackMayRunLong on the only thread of a pool
//! teaches: FALSE, and 565: no other worker may be made (tested; the code is observed). The second time TRUE (observed)
//@ never: any
//@ only-output: "0 565 1\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    BOOL first = CallbackMayRunLong(instance);
    DWORD error = GetLastError();

    printf("%d %lu %d\n", first, error, CallbackMayRunLong(instance));
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON env;
    PTP_WORK work;

    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    return 0;
}
