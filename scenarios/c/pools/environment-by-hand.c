//! title: An environment made by hand
//! teaches: a callback environment has a version; one that is merely zero may be refused, and then there is no object
//@ sometimes: null-deref
//@ twin: environment-initialised

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("work\n");
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_CALLBACK_ENVIRON environment = {0};
    PTP_WORK work;

    environment.Pool = pool;
    work = CreateThreadpoolWork(on_work, NULL, &environment);
    SubmitThreadpoolWork(work);   //~ null-deref
    WaitForThreadpoolWorkCallbacks(work, FALSE);

    CloseThreadpoolWork(work);
    CloseThreadpool(pool);
    return 0;
}
