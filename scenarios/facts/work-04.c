//! title: WORK-04 a queued callback outlives CloseThreadpoolWork
//! teaches: Close returns at once and the callback still runs (documented)
//@ sometimes: callback-after-close
//@ only-output: "closed\ncallback\n"

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
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work;

    make_busy_pool();
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    CloseThreadpoolWork(work); //~ callback-after-close
    printf("closed\n");
    SetEvent(go);
    Sleep(100);
    return 0;
}
