//! title: Misuse through a pointer
//! teaches: what a call through a pointer does wrong is told at that call, not where the pointer was filled (documented)
//@ sometimes: use-after-close
//@ never-output: "never"

#include <windows.h>
#include <stdio.h>

static VOID (WINAPI *close_pool)(PTP_POOL) = CloseThreadpool;

static void put_away(PTP_POOL pool)
{
    close_pool(pool); //~ use-after-close
}

int main(void)
{
    PTP_POOL pool = CreateThreadpool(NULL);

    put_away(pool);
    put_away(pool);
    printf("never\n");
    return 0;
}
