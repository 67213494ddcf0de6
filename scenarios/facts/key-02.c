//! title: KEY-02 `pause` waits for a key
//! teaches: system waits until its command is over; other commands for the console do nothing here (documented)
//@ never: any
//@ only-output: "0\nthe callback ran\n"
//@ only-output: "the callback ran\n0\n"
//@ only-output: "0\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static VOID CALLBACK work(PTP_CALLBACK_INSTANCE instance, PVOID context)
{
    puts("the callback ran");
}

int main(void)
{
    system("title callbacks");
    TrySubmitThreadpoolCallback(work, NULL, NULL);
    printf("%d\n", system("PAUSE > nul"));
    return 0;
}
