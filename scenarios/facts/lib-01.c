//! title: LIB-01 LIB-02 a module is loaded as often as it is freed
//! teaches: the second load returns the same handle, the second FreeLibrary unloads it, a third fails (documented)
//@ never: any
//@ only-output: "same 1\n1, loaded 1\n1, loaded 0\n0, error 126\nnot there 1, error 126\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    HMODULE one = LoadLibraryA("winmm.dll"), two = LoadLibraryW(L"WINMM");
    BOOL freed;

    printf("same %d\n", one != NULL && one == two);
    freed = FreeLibrary(one);
    printf("%d, loaded %d\n", freed, GetModuleHandleA("winmm.dll") == one);
    freed = FreeLibrary(one);
    printf("%d, loaded %d\n", freed, GetModuleHandleA("winmm.dll") != NULL);
    freed = FreeLibrary(one);
    printf("%d, error %lu\n", freed, GetLastError());
    SetLastError(0);
    one = LoadLibraryA("no-such-file.dll");
    printf("not there %d, error %lu\n", one == NULL, GetLastError());
    return 0;
}
