//! title: TLS-01 fiber-local storage without fibers
//! teaches: FlsAlloc without a callback and its kind do the same as TlsAlloc's (documented)
//@ never: any
//@ only-output: "set 1, value 7\nfreed 1, again 0, error 87\n"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    DWORD slot = FlsAlloc(NULL);
    BOOL set = FlsSetValue(slot, (PVOID)7), freed, again;

    printf("set %d, value %d\n", set, (int)(INT_PTR)FlsGetValue(slot));
    freed = FlsFree(slot);
    again = FlsFree(slot);
    printf("freed %d, again %d, error %lu\n", freed, again, GetLastError());
    return 0;
}
