//! title: APC-01 APC-02 a thread runs what is queued to it when it waits alertably
//! teaches: all of it, in the order in which it was queued; then the wait returns 192 (documented)
//@ never: any
//@ only-output: "one\ntwo\n192\n0\n"

#include <windows.h>
#include <stdio.h>

static VOID CALLBACK say(ULONG_PTR text)
{
    printf("%s\n", (const char *)text);
}

int main(void)
{
    QueueUserAPC(say, GetCurrentThread(), (ULONG_PTR)"one");
    QueueUserAPC(say, GetCurrentThread(), (ULONG_PTR)"two");
    printf("%lu\n", SleepEx(INFINITE, TRUE));
    printf("%lu\n", SleepEx(10, TRUE));
    return 0;
}
