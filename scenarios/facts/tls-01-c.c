//! title: TLS-01 a process has so many indexes and no more
//! teaches: TlsAlloc then says TLS_OUT_OF_INDEXES (documented), and 259 (observed)
//@ never: any
//@ only-output: "more than a thousand 1, error 259\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    DWORD taken = 0;

    while (TlsAlloc() != TLS_OUT_OF_INDEXES)
        taken++;
    printf("more than a thousand %d, error %lu\n", taken > 1000, GetLastError());
    return 0;
}
