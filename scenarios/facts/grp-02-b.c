//! title: GRP-02 CloseMembers(TRUE) drops what is queued
//! teaches: and waits for the callback that runs (documented, tested)
//@ never: any
//@ only-output: "ends\nreleased 1\n"

#include <windows.h>
#include <stdio.h>

static LONG count;
static HANDLE began;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    InterlockedIncrement(&count);
    SetEvent(began);
    Sleep(100);
    printf("ends\n");
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();
    TP_CALLBACK_ENVIRON env;
    PTP_WORK work;

    began = CreateEventA(NULL, TRUE, FALSE, NULL);
    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    SetThreadpoolCallbackCleanupGroup(&env, group, NULL);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(began, INFINITE);
    CloseThreadpoolCleanupGroupMembers(group, TRUE, NULL);
    Sleep(500);
    printf("released %ld\n", count);
    return 0;
}
