//! title: SYNC-21 an initialisation that fails is tried again
//! teaches: the call returns FALSE with the function's last error; the next call runs the function (documented)
//@ never: any
//@ only-output: "0, error 8\n1, runs 2\n1, runs 2\n"

#include <windows.h>
#include <stdio.h>

static int runs;

static BOOL CALLBACK init(PINIT_ONCE unused, PVOID parameter, PVOID *context)
{
    if (++runs > 1)
        return TRUE;
    SetLastError(ERROR_NOT_ENOUGH_MEMORY);
    return FALSE;
}

int main(void)
{
    INIT_ONCE once;
    BOOL done;

    InitOnceInitialize(&once);
    done = InitOnceExecuteOnce(&once, init, NULL, NULL);
    printf("%d, error %lu\n", done, GetLastError());
    done = InitOnceExecuteOnce(&once, init, NULL, NULL);
    printf("%d, runs %d\n", done, runs);
    done = InitOnceExecuteOnce(&once, init, NULL, NULL);
    printf("%d, runs %d\n", done, runs);
    return 0;
}
