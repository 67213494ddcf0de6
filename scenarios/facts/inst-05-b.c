//! title: INST-05 whoever waits is released by Disassociate
//! teaches: the wait had begun before (documented)
//@ never: any
//@ only-output: "waited\nleaves\n"

#include <windows.h>
#include <stdio.h>

static HANDLE go;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    Sleep(100);
    DisassociateCurrentThreadFromCallback(instance);
    WaitForSingleObject(go, INFINITE);
    printf("leaves\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    go = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("waited\n");
    SetEvent(go);
    Sleep(200);
    return 0;
}
