//! title: SYNC-21 the others wait while the function runs
//! teaches: nobody goes on before the first one's function has returned, however long it takes (documented)
//@ never: any
//@ only-output: "begun\nended\nT\n"

#include <windows.h>
#include <stdio.h>

static INIT_ONCE once = INIT_ONCE_STATIC_INIT;

static BOOL CALLBACK init(PINIT_ONCE unused, PVOID parameter, PVOID *context)
{
    printf("begun\n");
    Sleep(100);
    printf("ended\n");
    return TRUE;
}

static DWORD WINAPI use(LPVOID name)
{
    Sleep(50);
    InitOnceExecuteOnce(&once, init, NULL, NULL);
    printf("%s\n", (const char *)name);
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, use, "T", 0, NULL);

    InitOnceExecuteOnce(&once, init, NULL, NULL);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
