//! title: ARG-01 the last argument of a call is evaluated first
//! teaches: C leaves the order open; compilers for Windows begin at the end where it matters (observed)
//@ never: any
//@ only-output: "0 7\n2 1\n"

#include <windows.h>
#include <stdio.h>

static int last;

static int next(void)
{
    return ++last;
}

int main(void)
{
    SetLastError(7);
    printf("%d %lu\n", SetEvent(NULL), GetLastError());
    printf("%d %d\n", next(), next());
    return 0;
}
