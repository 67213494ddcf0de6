//! title: POOL-09 stack sizes are stored as they are
//! teaches: what was set is read back, however small (tested)
//@ never: any
//@ only-output: "1 1\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);
    TP_POOL_STACK_INFORMATION info = {0};
    BOOL sane;

    if (!QueryThreadpoolStackInformation(pool, &info)) {
        return 1;
    }
    sane = info.StackReserve >= info.StackCommit && info.StackCommit > 0;
    info.StackReserve = 1;
    info.StackCommit = 1;
    if (!SetThreadpoolStackInformation(pool, &info)) {
        return 2;
    }
    info.StackReserve = 0;
    QueryThreadpoolStackInformation(pool, &info);
    printf("%d %d\n", sane, info.StackReserve == 1 && info.StackCommit == 1);
    return 0;
}
