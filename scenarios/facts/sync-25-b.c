//! title: SYNC-25 the two ways to begin do not mix, and asking begins nothing
//! teaches: 31 where nothing is done yet or somebody was first, 87 where others began in the other way (observed)
//@ never: any
//@ only-output: "asked before 31, without the flag 87, ended twice 31\nasked after 0, pending 0, context 64\nwith the flag 87\nlow bits 87\n"

#include <windows.h>
#include <stdio.h>

static DWORD begin(INIT_ONCE *once, DWORD flags, BOOL *pending, PVOID *context)
{
    SetLastError(0);
    InitOnceBeginInitialize(once, flags, pending, context);
    return GetLastError();
}

int main(void)
{
    INIT_ONCE once = INIT_ONCE_STATIC_INIT, other = INIT_ONCE_STATIC_INIT;
    DWORD before, mixed, twice;
    PVOID context = NULL;
    BOOL pending = TRUE;

    before = begin(&once, INIT_ONCE_CHECK_ONLY, &pending, &context);
    begin(&once, INIT_ONCE_ASYNC, &pending, &context);
    mixed = begin(&once, 0, &pending, &context);
    InitOnceComplete(&once, INIT_ONCE_ASYNC, (PVOID)64);
    SetLastError(0);
    InitOnceComplete(&once, INIT_ONCE_ASYNC, (PVOID)128);
    twice = GetLastError();
    printf("asked before %lu, without the flag %lu, ended twice %lu\n", before, mixed, twice);
    before = begin(&once, INIT_ONCE_CHECK_ONLY, &pending, &context);
    printf("asked after %lu, pending %d, context %lu\n", before, pending, (ULONG)(ULONG_PTR)context);
    begin(&other, 0, &pending, &context);
    printf("with the flag %lu\n", begin(&other, INIT_ONCE_ASYNC, &pending, &context));
    SetLastError(0);
    InitOnceComplete(&other, 0, (PVOID)2);
    printf("low bits %lu\n", GetLastError());
    return 0;
}
