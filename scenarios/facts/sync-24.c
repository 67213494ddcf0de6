//! title: SYNC-24 the process can be waited for, and INVALID_HANDLE_VALUE is its pseudo handle
//! teaches: a wait for a handle that was never opened does not fail, it blocks (documented)
//@ never: any
//@ only-output: "own process 258\nnot opened 258\nroutine\nwoken 192\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK routine(ULONG_PTR data)
{
    (void)data;
    printf("routine\n");
}

int main(void)
{
    HANDLE file = CreateFileA("missing.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);

    printf("own process %lu\n", WaitForSingleObject(GetCurrentProcess(), 0));
    printf("not opened %lu\n", WaitForSingleObject(file, 50));
    QueueUserAPC(routine, GetCurrentThread(), 0);
    printf("woken %lu\n", WaitForSingleObjectEx(GetCurrentProcess(), INFINITE, TRUE));
    return 0;
}
