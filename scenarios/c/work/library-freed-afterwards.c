//! title: The library goes when the callback has returned
//! teaches: FreeLibraryWhenCallbackReturns gives the reference back when no code of the callback runs any more
//@ never: any
//@ only-output: "callback: the library is loaded\n"
//@ twin: library-freed-too-early

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    FreeLibraryWhenCallbackReturns(instance, context);
    printf("callback: the library is %s\n", GetModuleHandleA("winmm.dll") ? "loaded" : "gone");
}

int main(void)
{
    HMODULE library = LoadLibraryA("winmm.dll");
    PTP_WORK work = CreateThreadpoolWork(on_work, library, NULL);

    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    return 0;
}
