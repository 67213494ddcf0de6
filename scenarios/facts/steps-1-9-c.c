//! title: STEPS 1.9 the nearest deadline comes first
//! teaches: what is due later waits (inferred)
//@ never: any
//@ only-output: "10\n20\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI sleep10(LPVOID unused)
{
    Sleep(10);
    printf("10\n");
    return 0;
}

int main(void)
{
    CreateThread(NULL, 0, sleep10, NULL, 0, NULL);
    Sleep(20);
    printf("20\n");
    return 0;
}
