//! title: SYNC-25 several threads initialise at once, and the first to end decides
//! teaches: with INIT_ONCE_ASYNC nobody waits; who comes late with InitOnceComplete throws the own object away (documented)
//@ never: any
//@ only-output: "the same object 1, thrown away 0\n"
//@ only-output: "the same object 1, thrown away 1\n"

#include <windows.h>
#include <stdio.h>

static INIT_ONCE once = INIT_ONCE_STATIC_INIT;
static LONG thrown_away;

static HANDLE the_event(void)
{
    PVOID context = NULL;
    HANDLE event;
    BOOL pending;

    InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, &context);
    if (!pending)
        return context;
    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    if (InitOnceComplete(&once, INIT_ONCE_ASYNC, event))
        return event;
    CloseHandle(event);
    InterlockedIncrement(&thrown_away);
    InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, &context);
    return context;
}

static DWORD WINAPI other(PVOID result)
{
    *(HANDLE *)result = the_event();
    return 0;
}

int main(void)
{
    HANDLE theirs = NULL, mine, thread = CreateThread(NULL, 0, other, &theirs, 0, NULL);

    mine = the_event();
    WaitForSingleObject(thread, INFINITE);
    printf("the same object %d, thrown away %ld\n", mine == theirs && mine != NULL, thrown_away);
    CloseHandle(mine);
    CloseHandle(thread);
    return 0;
}
