//! title: The work that frees it
//! teaches: when callbacks free their contexts, let every one of them run: Wait(FALSE)
//@ leaks: strict
//@ never: any
//@ only-output: "job\n"
//@ twin: dropped-work-leaks

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
    char *text = malloc(5);
    PTP_WORK work;

    text[0] = 'j';
    text[1] = 'o';
    text[2] = 'b';
    text[3] = 0;
    work = CreateThreadpoolWork(on_work, text, NULL);
    SubmitThreadpoolWork(work);
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    return 0;
}
