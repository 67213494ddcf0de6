//! title: TIMER-09 what SetThreadpoolTimerEx returns
//! teaches: TRUE if an active timer was cancelled, FALSE if the callback is on its way (documented)
//@ never: any
//@ only-output: "0 1 1 0\ntick\n"

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
    FILETIME now = {0};

    make_busy_pool();
    timer = CreateThreadpoolTimer(on_timer, NULL, &env);
    printf("%d ", SetThreadpoolTimerEx(timer, NULL, 0, 0));
    set(timer, 100, 0, 0);
    printf("%d ", SetThreadpoolTimerEx(timer, NULL, 0, 0));
    set(timer, 100, 0, 0);
    printf("%d ", SetThreadpoolTimerEx(timer, &now, 0, 0));
    Sleep(200);
    printf("%d\n", SetThreadpoolTimerEx(timer, NULL, 0, 0));
    SetEvent(go);
    WaitForThreadpoolTimerCallbacks(timer, FALSE);
    return 0;
}
