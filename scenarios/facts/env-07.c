//! title: ENV-07 RunsLong and Persistent change nothing that one sees
//! teaches: the callback runs as ever (documented)
//@ never: any
//@ only-output: "3\ncallback\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("callback\n");
}

int main(void)
{
    TP_CALLBACK_ENVIRON env;
    PTP_WORK work;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackRunsLong(&env);
    SetThreadpoolCallbackPersistent(&env);
    printf("%lu\n", env.u.Flags);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    return 0;
}
