//! title: LIB-02 FreeLibraryAndExitThread does both
//! teaches: the thread ends with that code, and the module is gone (documented)
//@ never: any
//@ only-output: "7, loaded 0\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI leave(LPVOID module)
{
    FreeLibraryAndExitThread(module, 7);
    printf("not here\n");
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, leave, LoadLibraryA("winmm.dll"), 0, NULL);
    DWORD code;

    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    printf("%lu, loaded %d\n", code, GetModuleHandleA("winmm.dll") != NULL);
    return 0;
}
