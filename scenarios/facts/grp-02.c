//! title: GRP-02 CloseMembers(FALSE) waits for what is queued
//! teaches: both callbacks run before it returns (documented, tested)
//@ never: any
//@ only-output: "2\n"

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


static LONG count;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    InterlockedIncrement(&count);
}

int main(void)
{
    PTP_WORK work;

    make_busy_pool();
    join_group(NULL);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    CreateThread(NULL, 0, helper, NULL, 0, NULL);
    CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
    printf("%ld\n", count);
    CloseThreadpoolCleanupGroup(group);
    return 0;
}
