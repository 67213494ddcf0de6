//! title: The urgent one first
//! teaches: of what waits in a pool a free worker takes the highest priority; what runs already is not interrupted
//@ never: any
//@ only-output: "bulk 1\nurgent\nbulk 2\n"
//@ only-output: "urgent\nbulk 1\nbulk 2\n"
//@ only-output: "bulk 1\nbulk 2\nurgent\n"

#include <windows.h>
#include <stdio.h>

static LONG bulks;

static VOID CALLBACK on_bulk(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("bulk %ld\n", InterlockedIncrement(&bulks));
}

static VOID CALLBACK on_urgent(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("urgent\n");
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment;
    PTP_WORK bulk, urgent;

    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&environment);
    SetThreadpoolCallbackPool(&environment, pool);
    SetThreadpoolCallbackPriority(&environment, TP_CALLBACK_PRIORITY_LOW);
    bulk = CreateThreadpoolWork(on_bulk, NULL, &environment);
    SetThreadpoolCallbackPriority(&environment, TP_CALLBACK_PRIORITY_HIGH);
    urgent = CreateThreadpoolWork(on_urgent, NULL, &environment);
    DestroyThreadpoolEnvironment(&environment);         /* the objects have their copies */

    SubmitThreadpoolWork(bulk);
    SubmitThreadpoolWork(bulk);
    SubmitThreadpoolWork(urgent);
    WaitForThreadpoolWorkCallbacks(bulk, FALSE);
    WaitForThreadpoolWorkCallbacks(urgent, FALSE);

    CloseThreadpoolWork(bulk);
    CloseThreadpoolWork(urgent);
    CloseThreadpool(pool);
    return 0;
}
