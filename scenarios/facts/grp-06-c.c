//! title: GRP-06 work, timer, wait and simple callback are all cancelled
//! teaches: none of their callbacks runs, and the cancel callback runs for all four (tested)
//@ never: any
//@ only-output: "4\n"

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

static PTP_CLEANUP_GROUP group;

static void join_group(PTP_CLEANUP_GROUP_CANCEL_CALLBACK cancel)
{
    group = CreateThreadpoolCleanupGroup();
    SetThreadpoolCallbackCleanupGroup(&env, group, cancel);
}

static DWORD WINAPI helper(LPVOID unused)
{
    Sleep(100);
    SetEvent(go);
    return 0;
}


static LONG cancelled;

static VOID CALLBACK on_cancel(PVOID object, PVOID cleanup)
{
    cancelled++;
}

static VOID CALLBACK on_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    printf("simple\n");
}

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("work\n");
}

static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
    printf("timer\n");
}

static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
    printf("wait\n");
}

int main(void)
{
    make_busy_pool();
    join_group(on_cancel);
    TrySubmitThreadpoolCallback(on_simple, NULL, &env);
    CreateThreadpoolWork(on_work, NULL, &env);
    CreateThreadpoolTimer(on_timer, NULL, &env);
    CreateThreadpoolWait(on_wait, NULL, &env);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    SetEvent(go);
    Sleep(100);
    printf("%ld\n", cancelled);
    return 0;
}
