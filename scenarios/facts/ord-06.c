//! title: ORD-06 work objects have no order
//! teaches: on one thread two objects submitted twice each may mix in any way (tested)
//@ never: any
//@ only-output: "aabb\n"
//@ only-output: "abab\n"
//@ only-output: "abba\n"
//@ only-output: "baab\n"
//@ only-output: "baba\n"
//@ only-output: "bbaa\n"

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
    printf("%s", (char *)context);
}

int main(void)
{
    PTP_WORK a, b;

    make_busy_pool();
    a = CreateThreadpoolWork(on_work, "a", &env);
    b = CreateThreadpoolWork(on_work, "b", &env);
    SubmitThreadpoolWork(a);
    SubmitThreadpoolWork(a);
    SubmitThreadpoolWork(b);
    SubmitThreadpoolWork(b);
    SetEvent(go);
    WaitForThreadpoolWorkCallbacks(a, FALSE);
    WaitForThreadpoolWorkCallbacks(b, FALSE);
    printf("\n");
    return 0;
}
