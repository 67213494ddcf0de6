//! title: The closing brace of main
//! teaches: the functions of atexit run there, and ExitProcess in one of them leaves out the rest (documented, C11 5.1.2.2.3)
//@ never: any
//@ only-output: "main\nlast\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static void never(void)
{
    printf("never\n");
}

static void last(void)
{
    printf("last\n");
    ExitProcess(0);
}

int main(void)
{
    atexit(never);
    atexit(last);
    printf("main\n");
}
