//! title: ORD-07 priority says who starts first, not who ends first
//! teaches: on two threads the lower one may print first (documented)
//@ never: any
//@ only-output: "high low \n"
//@ only-output: "low high \n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("%s ", (char *)context);
}

int main(void)
{
    TP_CALLBACK_ENVIRON env;
    PTP_WORK low, high;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPriority(&env, TP_CALLBACK_PRIORITY_LOW);
    low = CreateThreadpoolWork(on_work, "low", &env);
    SetThreadpoolCallbackPriority(&env, TP_CALLBACK_PRIORITY_HIGH);
    high = CreateThreadpoolWork(on_work, "high", &env);
    SubmitThreadpoolWork(high);
    SubmitThreadpoolWork(low);
    WaitForThreadpoolWorkCallbacks(low, FALSE);
    WaitForThreadpoolWorkCallbacks(high, FALSE);
    printf("\n");
    return 0;
}
