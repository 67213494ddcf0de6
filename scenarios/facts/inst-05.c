//! title: INST-05 a disassociated callback is not waited for
//! teaches: the wait on the object returns while the callback runs (documented, tested)
//@ never: any
//@ only-output: "waited\nleaves\n"

#include <windows.h>
#include <stdio.h>

static HANDLE began, go;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    DisassociateCurrentThreadFromCallback(instance);
    SetEvent(began);
    WaitForSingleObject(go, INFINITE);
    printf("leaves\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    began = CreateEventA(NULL, TRUE, FALSE, NULL);
    go = CreateEventA(NULL, TRUE, FALSE, NULL);
    SubmitThreadpoolWork(work);
    WaitForSingleObject(began, INFINITE);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    printf("waited\n");
    SetEvent(go);
    Sleep(100);
    return 0;
}
