//! title: LIB-03 GetModuleHandle finds what is loaded, and counts nothing
//! teaches: kernel32 is always there; after FreeLibrary the other module is gone although it was asked for twice (documented)
//@ never: any
//@ only-output: "1 1\n0, error 126\n1\n0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HMODULE module;

    printf("%d %d\n", GetModuleHandleA(NULL) != NULL, GetModuleHandleW(L"kernel32") != NULL);
    module = GetModuleHandleA("winmm");
    printf("%d, error %lu\n", module != NULL, GetLastError());
    module = LoadLibraryA("winmm");
    GetModuleHandleA("winmm");
    printf("%d\n", GetModuleHandleA("winmm") == module);
    FreeLibrary(module);
    printf("%d\n", GetModuleHandleA("winmm") != NULL);
    return 0;
}
