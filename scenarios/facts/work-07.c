//! title: WORK-07 CloseMembers(TRUE) drops simple callbacks
//! teaches: those that have not begun never run (tested)
//@ never: any
//@ only-output: "released\n0\n"

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


static LONG count;

static VOID CALLBACK on_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    InterlockedIncrement(&count);
}

static DWORD WINAPI helper(LPVOID unused)
{
    Sleep(100);
    SetEvent(go);
    return 0;
}

int main(void)
{
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();

    make_busy_pool();
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    TrySubmitThreadpoolCallback(on_simple, NULL, &env);
    TrySubmitThreadpoolCallback(on_simple, NULL, &env);
    CreateThread(NULL, 0, helper, NULL, 0, NULL);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    printf("released\n");
    Sleep(500);
    printf("%ld\n", count);
    return 0;
}
