//! title: TIMER-01 NULL leaves a callback that is queued
//! teaches: it still runs (documented)
//@ never: any
//@ only-output: "stopped\ntick\n"

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

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("tick\n");
}

static void set(PTP_TIMER timer, int ms, DWORD period, DWORD window)
{
    ULARGE_INTEGER due;
    FILETIME when;

    due.QuadPart = (ULONGLONG)(-10000LL * ms);
    when.dwLowDateTime = due.LowPart;
    when.dwHighDateTime = due.HighPart;
    SetThreadpoolTimer(timer, &when, period, window);
}


int main(void)
{
    PTP_TIMER timer;

    make_busy_pool();
    timer = CreateThreadpoolTimer(on_timer, NULL, &env);
    set(timer, 100, 0, 0);
    Sleep(200);
    SetThreadpoolTimer(timer, NULL, 0, 0);
    printf("stopped\n");
    SetEvent(go);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    return 0;
}
