//! title: SYNC-22 the two halves of a one-time initialisation
//! teaches: after a failure the next one is told to begin, after success all get the context (documented)
//@ never: any
//@ only-output: "1 pending 1\n1 pending 1\n1 pending 0, context 40\n"

#include <windows.h>
#include <stdio.h>

#define FAILED_TO_INIT 4    /* INIT_ONCE_INIT_FAILED */

int main(void)
{
    INIT_ONCE once = INIT_ONCE_STATIC_INIT;
    PVOID context = NULL;
    BOOL pending, called;

    called = InitOnceBeginInitialize(&once, 0, &pending, &context);
    printf("%d pending %d\n", called, pending);
    InitOnceComplete(&once, FAILED_TO_INIT, NULL);
    called = InitOnceBeginInitialize(&once, 0, &pending, &context);
    printf("%d pending %d\n", called, pending);
    InitOnceComplete(&once, 0, (PVOID)40);
    called = InitOnceBeginInitialize(&once, 0, &pending, &context);
    printf("%d pending %d, context %lu\n", called, pending, (ULONG)(ULONG_PTR)context);
    return 0;
}
