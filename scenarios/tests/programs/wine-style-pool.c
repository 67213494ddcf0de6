//! title: A pool through the system's own functions
//! teaches: what ntdll calls TpAllocWork and TpSimpleTryPost are the pool's own functions under other names (tested)
//@ never: any
//@ only-output: ""

#include "winternl.h"
#include "wine/test.h"

/* declared here, as a program does that links with ntdll */
NTSYSAPI NTSTATUS NTAPI TpAllocPool(TP_POOL **, void *);
NTSYSAPI NTSTATUS NTAPI TpAllocCleanupGroup(TP_CLEANUP_GROUP **);
NTSYSAPI void NTAPI TpReleaseCleanupGroupMembers(TP_CLEANUP_GROUP *, BOOL, void *);
NTSYSAPI void NTAPI TpReleaseCleanupGroup(TP_CLEANUP_GROUP *);
NTSYSAPI void NTAPI TpReleasePool(TP_POOL *);
NTSYSAPI void NTAPI TpSetPoolMaxThreads(TP_POOL *, DWORD);

static NTSTATUS (NTAPI *post)(PTP_SIMPLE_CALLBACK, void *, TP_CALLBACK_ENVIRON *);
static NTSTATUS (NTAPI *new_work)(TP_WORK **, PTP_WORK_CALLBACK, void *, TP_CALLBACK_ENVIRON *);
static void (NTAPI *submit)(TP_WORK *);
static void (NTAPI *wait_for)(TP_WORK *, BOOL);

static LONG ran;

static void CALLBACK once(TP_CALLBACK_INSTANCE *instance, void *units)
{
    (void)instance;
    ok(ReleaseSemaphore(units, 1, NULL), "%lu\n", GetLastError());
}

static void CALLBACK count(TP_CALLBACK_INSTANCE *instance, void *context, TP_WORK *work)
{
    (void)instance, (void)work;
    Sleep(10);
    InterlockedExchangeAdd(context, 1);
}

static void CALLBACK item(void *units)
{
    ReleaseSemaphore(units, 1, NULL);
}

static DWORD WINAPI older_item(void *units)
{
    return ReleaseSemaphore(units, 1, NULL);
}

/* what there was before the thread pool of today goes to the same pool */
static void queued(void)
{
    HANDLE units = CreateSemaphoreA(NULL, 0, 1, NULL);
    LARGE_INTEGER before, after;

    ok(!NtQuerySystemTime(&before), "no time\n");
    ok(!RtlQueueWorkItem(item, units, WT_EXECUTEDEFAULT), "not queued\n");
    ok(!WaitForSingleObject(units, 1000), "it does not run\n");
    ok(QueueUserWorkItem(older_item, units, WT_EXECUTELONGFUNCTION), "%lu\n", GetLastError());
    ok(!WaitForSingleObject(units, 1000), "it does not run\n");
    ok(!NtQuerySystemTime(&after) && after.QuadPart >= before.QuadPart, "back in time\n");
    ok(!NtClose(units), "not closed\n");
}

static void posted(TP_POOL *pool)
{
    TP_CALLBACK_ENVIRON_V3 environ = {.Version = 3, .Pool = pool, .Size = sizeof(environ)};
    HANDLE units = CreateSemaphoreW(NULL, 0, 8, NULL);
    TP_CLEANUP_GROUP *group;
    int priority;

    for (priority = TP_CALLBACK_PRIORITY_HIGH; priority < TP_CALLBACK_PRIORITY_COUNT; priority++) {
        environ.CallbackPriority = priority;
        ok(!post(once, units, (TP_CALLBACK_ENVIRON *)&environ), "priority %d\n", priority);
        ok(!WaitForSingleObject(units, INFINITE), "priority %d\n", priority);
    }
    environ.CallbackPriority = 10;
    ok(post(once, units, (TP_CALLBACK_ENVIRON *)&environ) == (NTSTATUS)STATUS_INVALID_PARAMETER || broken(TRUE),
       "there is no such priority\n");

    /* a group is waited for without its callbacks being named */
    environ.CallbackPriority = TP_CALLBACK_PRIORITY_NORMAL;
    ok(TpAllocCleanupGroup(&group) == 0, "no group\n");
    environ.CleanupGroup = group;
    ok(post(once, units, (TP_CALLBACK_ENVIRON *)&environ) == 0, "not posted\n");
    TpReleaseCleanupGroupMembers(group, FALSE, NULL);
    ok(WaitForSingleObject(units, 0) == WAIT_OBJECT_0, "the callback has not run\n");
    TpReleaseCleanupGroup(group);
    CloseHandle(units);
}

static void submitted(TP_POOL *pool)
{
    TP_CALLBACK_ENVIRON environ = {.Version = 1, .Pool = pool};
    TP_WORK *work = NULL;

    TpSetPoolMaxThreads(pool, 1);
    ok(new_work(&work, count, &ran, &environ) == 0 && work != NULL, "no work\n");
    submit(work);
    SubmitThreadpoolWork(work);
    wait_for(work, FALSE);
    ok(ran == 2, "%ld of 2\n", ran);
    CloseThreadpoolWork(work);
}

START_TEST(names)
{
    HMODULE system = GetModuleHandleW(L"ntdll");
    TP_POOL *pool;

    post = (void *)GetProcAddress(system, "TpSimpleTryPost");
    new_work = (void *)GetProcAddress(system, "TpAllocWork");
    submit = (void *)GetProcAddress(system, "TpPostWork");
    wait_for = (void *)GetProcAddress(system, "TpWaitForWork");
    queued();
    ok(TpAllocPool(&pool, NULL) == 0, "no pool\n");
    posted(pool);
    submitted(pool);
    TpReleasePool(pool);
}
