//! title: GRP-06 one cancel callback for each object
//! teaches: also for one that was never submitted, and one only for many posts (tested)
//@ never: any
//@ only-output: "posted\nidle\n"
//@ only-output: "idle\nposted\n"

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

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}


static VOID CALLBACK on_cancel(PVOID object, PVOID cleanup)
{
    printf("%s\n", (char *)object);
}

int main(void)
{
    PTP_WORK work;

    make_busy_pool();
    join_group(on_cancel);
    work = CreateThreadpoolWork(on_work, "posted", &env);
    CreateThreadpoolWork(on_work, "idle", &env);
    for (int i = 0; i < 10; i++) {
        SubmitThreadpoolWork(work);
    }
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    return 0;
}
