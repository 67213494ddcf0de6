//! title: APC-07 an object that is signalled ends an alertable wait
//! teaches: what is queued stays queued, and runs in the next wait (read in an implementation; observed)
//@ never: any
//@ only-output: "0\nrun\n192\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK run(ULONG_PTR unused)
{
    printf("run\n");
}

int main(void)
{
    HANDLE event = CreateEventA(NULL, FALSE, TRUE, NULL);

    QueueUserAPC(run, GetCurrentThread(), 0);
    printf("%lu\n", WaitForSingleObjectEx(event, INFINITE, TRUE));
    printf("%lu\n", WaitForSingleObjectEx(event, INFINITE, TRUE));
    return 0;
}
