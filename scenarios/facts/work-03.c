//! title: WORK-03 Wait(TRUE) drops what is queued
//! teaches: the callback that runs is waited for, the others never run (tested)
//@ never: any
//@ only-output: "1\n"

#include <windows.h>
#include <stdio.h>

static TP_CALLBACK_ENVIRON env;
static HANDLE busy;
static LONG count;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    SetEvent(busy);
    Sleep(100);
    InterlockedIncrement(&count);
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    PTP_WORK work;

    busy = CreateEventA(NULL, TRUE, FALSE, NULL);
    SetThreadpoolThreadMaximum(pool, 1);
    InitializeThreadpoolEnvironment(&env);
    SetThreadpoolCallbackPool(&env, pool);
    work = CreateThreadpoolWork(on_work, NULL, &env);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(busy, INFINITE);
    WaitForThreadpoolWorkCallbacks(work, TRUE);
    printf("%ld\n", count);
    Sleep(500);
    return count != 1;
}
