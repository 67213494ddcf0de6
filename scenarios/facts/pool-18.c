//! title: POOL-18 TrySubmitThreadpoolCallback can fail
//! teaches: here for a priority that is none (documented; the code is observed)
//@ never: any
//@ only-output: "0 87\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
}

int main(void)
{
    TP_CALLBACK_ENVIRON env;
    BOOL done;

    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPriority(&env, (TP_CALLBACK_PRIORITY)10);
    done = TrySubmitThreadpoolCallback(on_simple, NULL, &env);
    printf("%d %lu\n", done, GetLastError());
    return 0;
}
