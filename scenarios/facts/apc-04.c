//! title: APC-04 a routine that is queued before the thread has begun
//! teaches: it runs first of all, and the alertable wait that was meant for it then waits in vain (documented)
//@ never: any
//@ only-output: "routine\nbegin\n0\n"
//@ only-output: "begin\nroutine\n192\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK routine(ULONG_PTR unused)
{
    printf("routine\n");
}

static DWORD WINAPI begin(LPVOID unused)
{
    printf("begin\n");
    printf("%lu\n", SleepEx(100, TRUE));
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, begin, NULL, 0, NULL);

    QueueUserAPC(routine, thread, 0);
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
