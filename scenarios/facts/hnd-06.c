//! title: HND-06 the pseudo handle of a thread, and a real one
//! teaches: handed over as it is, it means the thread that uses it; a duplicate means the thread that made it (documented)
//@ never: any
//@ only-output: "pseudo 258\nmain 0\n"

#include <windows.h>
#include <stdio.h>

static HANDLE real;

static DWORD WINAPI other(LPVOID unused)
{
    printf("main %lu\n", WaitForSingleObject(real, INFINITE));
    ExitProcess(0);
    return 0;
}

int main(void)
{
    DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &real, 0, FALSE,
                    DUPLICATE_SAME_ACCESS);
    printf("pseudo %lu\n", WaitForSingleObject(GetCurrentThread(), 10));
    CreateThread(NULL, 0, other, NULL, 0, NULL);
    ExitThread(0);
    return 0;
}
