//! title: The library goes before the callback comes
//! teaches: FreeLibrary waits for no callback: what the callback needs from the library may be gone
//@ never: any
//@ only-output: "callback: the library is loaded\n"
//@ only-output: "callback: the library is gone\n"
//@ twin: library-freed-afterwards

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("callback: the library is %s\n", GetModuleHandleA("winmm.dll") ? "loaded" : "gone");
}

int main(void)
{
    HMODULE library = LoadLibraryA("winmm.dll");
    PTP_WORK work = CreateThreadpoolWork(on_work, library, NULL);

    SubmitThreadpoolWork(work);
    FreeLibrary(library);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    return 0;
}
