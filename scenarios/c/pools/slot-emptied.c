//! title: The slot is left as it was found
//! teaches: whoever puts a value in thread-local storage of a worker takes it out before the callback returns
//@ never: any
//@ only-output: "1\n1\n"
//@ twin: slot-left-full

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
    ++*mine;
    printf("%ld\n", *mine);
    TlsSetValue(slot, NULL);
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
