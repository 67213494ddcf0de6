//! title: STEPS 1.3 an Interlocked write and a plain read race
//! teaches: both sides must be atomic (inferred)
//@ sometimes: data-race
//@ never-output: "2"

#include <windows.h>
#include <stdio.h>

static LONG count;

static DWORD WINAPI add(LPVOID unused)
{
    InterlockedIncrement(&count);
    return 0;
}

int main(void)
{
    CreateThread(NULL, 0, add, NULL, 0, NULL);
    printf("%ld\n", count);
    return 0;
}
