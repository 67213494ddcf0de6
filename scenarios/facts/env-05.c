//! title: ENV-05 a priority that is none is refused
//! teaches: objects cannot be created with it: NULL, 87 (tested)
//@ never: any
//@ only-output: "1 87\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}

int main(void)
{
    TP_CALLBACK_ENVIRON env;
    PTP_WORK work;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPriority(&env, TP_CALLBACK_PRIORITY_INVALID);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    printf("%d %lu\n", work == NULL, GetLastError());
    return 0;
}
