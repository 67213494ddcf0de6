//! title: TLS-01 indexes belong to the process
//! teaches: TlsFree gives an index back and forgets what was there; one that is not in use: FALSE, 87 (documented)
//@ never: any
//@ only-output: "different 1\nbefore 7, freed 1, again 0, error 87\nreused 1, value 0\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    DWORD first = TlsAlloc(), second = TlsAlloc(), third;
    BOOL freed, again;
    int before;

    printf("different %d\n", first != second);
    TlsSetValue(first, (LPVOID)7);
    before = (int)(INT_PTR)TlsGetValue(first);
    freed = TlsFree(first);
    again = TlsFree(first);
    printf("before %d, freed %d, again %d, error %lu\n", before, freed, again, GetLastError());
    third = TlsAlloc();
    printf("reused %d, value %d\n", third == first, (int)(INT_PTR)TlsGetValue(third));
    return 0;
}
