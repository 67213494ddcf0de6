//! title: INST-07 the library is freed after the callback
//! teaches: while the callback runs it is loaded (documented)
//@ never: any
//@ only-output: "1 callback\n0\n"

#include <windows.h>
#include <stdio.h>

static HMODULE library;

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    FreeLibraryWhenCallbackReturns(instance, library);
    printf("%d ", GetModuleHandleA("winmm.dll") != NULL);
    printf("callback\n");
}

int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(on_work, NULL, NULL);

    library = LoadLibraryA("winmm.dll");
    SubmitThreadpoolWork(work);
    Sleep(100);
    printf("%d\n", GetModuleHandleA("winmm.dll") != NULL);
    return 0;
}
