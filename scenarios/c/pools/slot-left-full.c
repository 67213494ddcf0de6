//! title: Somebody else's value in the slot
//! teaches: a callback borrows its thread: what it leaves in thread-local storage, the next callback on that worker finds
//@ sometimes: use-after-free
//@ only-output: ""
//@ only-output: "1\n"
//@ only-output: "1\n1\n"
//@ twin: slot-emptied

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static DWORD slot;

/* the calling thread's counter, made when it is first asked for */
static LONG *counter(void)
{
    LONG *mine = TlsGetValue(slot);

    if (!mine) {
        mine = calloc(1, sizeof(*mine));
        TlsSetValue(slot, mine);
    }
    return mine;
}

static VOID CALLBACK count(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    LONG *mine = counter();

    (void)instance; (void)context; (void)work;
    ++*mine;   //~ use-after-free
    printf("%ld\n", *mine);
    free(mine);
}

int main(void)
{
    PTP_WORK work;

    slot = TlsAlloc();
    work = CreateThreadpoolWork(count, NULL, NULL);
    SubmitThreadpoolWork(work);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    TlsFree(slot);
    return 0;
}
