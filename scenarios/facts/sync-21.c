//! title: SYNC-21 a function that runs once, whoever comes first
//! teaches: two threads, one run, and both have its context when their call returns (documented)
//@ never: any
//@ only-output: "init\nruns 1, same 1\n"

#include <windows.h>
#include <stdio.h>

static INIT_ONCE once = INIT_ONCE_STATIC_INIT;
static int runs, value;

static BOOL CALLBACK init(PINIT_ONCE unused, PVOID parameter, PVOID *context)
{
    printf("init\n");
    runs++;
    value = *(int *)parameter;
    *context = &value;
    return TRUE;
}

static DWORD WINAPI use(LPVOID parameter)
{
    PVOID context = NULL;

    InitOnceExecuteOnce(&once, init, parameter, &context);
    return context == &value && value == 8;
}

int main(void)
{
    int eight = 8;
    HANDLE thread = CreateThread(NULL, 0, use, &eight, 0, NULL);
    DWORD mine = use(&eight), other;

    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &other);
    printf("runs %d, same %d\n", runs, mine && other);
    return 0;
}
