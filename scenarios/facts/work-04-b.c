//! title: WORK-04 a work object that is closed cannot be submitted
//! teaches: it may be freed already (documented)
//@ sometimes: use-after-close

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    CloseThreadpoolWork(work);
    SubmitThreadpoolWork(work); //~ use-after-close
    return 0;
}
