//! title: WORK-05 context and object reach the callback
//! teaches: both are passed unchanged (documented, tested)
//@ never: any
//@ only-output: "1 1\n"

#include <windows.h>
#include <stdio.h>

static PTP_WORK mine;
static int thing;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("%d %d\n", context == &thing, work == mine);
}

int main(void)
{
    mine = CreateThreadpoolWork(on_work, &thing, NULL);
    SubmitThreadpoolWork(mine);
    WaitForThreadpoolWorkCallbacks(mine, FALSE);
    return 0;
}
