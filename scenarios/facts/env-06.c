//! title: ENV-06 the library stays loaded while a callback is outstanding
//! teaches: the pool holds a reference of its own (documented)
//@ never: any
//@ only-output: "callback 1\nafter 0\n"

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


static VOID CALLBACK on_simple(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    printf("callback %d\n", GetModuleHandleA("winmm.dll") != NULL);
}

int main(void)
{
    HMODULE library = LoadLibraryA("winmm.dll");

    make_busy_pool();
    SetThreadpoolCallbackLibrary(&env, library);
    TrySubmitThreadpoolCallback(on_simple, NULL, &env);
    FreeLibrary(library);
    SetEvent(go);
    Sleep(100);
    printf("after %d\n", GetModuleHandleA("winmm.dll") != NULL);
    return 0;
}
