//! title: The work that would have freed it
//! teaches: a submission that Wait(TRUE) drops never runs, and what its callback should have freed stays
//@ leaks: strict
//@ sometimes: leak
//@ only-output: ""
//@ only-output: "job\n"
//@ twin: drained-work-frees

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK on_work(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    printf("%s\n", (char *)context);
    free(context);
}

int main(void)
{
    char *text = malloc(5);   //~ leak
    PTP_WORK work;

    text[0] = 'j';
    text[1] = 'o';
    text[2] = 'b';
    text[3] = 0;
    work = CreateThreadpoolWork(on_work, text, NULL);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, TRUE);
    CloseThreadpoolWork(work);
    return 0;
}
