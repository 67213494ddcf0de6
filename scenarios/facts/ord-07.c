//! title: ORD-07 higher priority first
//! teaches: the first free worker takes the callback of the highest priority (documented)
//@ never: any
//@ only-output: "high normal low \n"

#include <windows.h>
#include <stdio.h>

static PTP_POOL pool;
static TP_CALLBACK_ENVIRON env;
static HANDLE busy, go;

static VOID CALLBACK on_block(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    SetEvent(busy);
    WaitForSingleObject(go, INFINITE);
}

/* A pool of one thread, which is busy until go is set. */
static void make_busy_pool(void)
{
    busy = CreateEventA(NULL, TRUE, FALSE, NULL);
    go = CreateEventA(NULL, TRUE, FALSE, NULL);
    pool = CreateThreadpool(NULL);
    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    TrySubmitThreadpoolCallback(on_block, NULL, &env);
    WaitForSingleObject(busy, INFINITE);
}


static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("%s ", (char *)context);
}

static PTP_WORK submit(const char *name, TP_CALLBACK_PRIORITY priority)
{
    PTP_WORK work;

    SetThreadpoolCallbackPriority(&env, priority);
    work = CreateThreadpoolWork(on_work, (PVOID)name, &env);
    SubmitThreadpoolWork(work);
    return work;
}

int main(void)
{
    PTP_WORK work[3];

    make_busy_pool();
    work[0] = submit("low", TP_CALLBACK_PRIORITY_LOW);
    work[1] = submit("normal", TP_CALLBACK_PRIORITY_NORMAL);
    work[2] = submit("high", TP_CALLBACK_PRIORITY_HIGH);
    SetEvent(go);
    for (int i = 0; i < 3; i++) {
        WaitForThreadpoolWorkCallbacks(work[i], FALSE);
    }
    printf("\n");
    return 0;
}
