//! title: STEPS 2.3 thread ids can be compared
//! teaches: the same in one thread, different in two that are alive (documented)
//@ never: any
//@ only-output: "1 1\n"

#include <windows.h>
#include <stdio.h>

static volatile DWORD other;

static DWORD WINAPI tell(LPVOID unused)
{
    other = GetCurrentThreadId();
    Sleep(INFINITE);
    return 0;
}

int main(void)
{
    DWORD id;

    CreateThread(NULL, 0, tell, NULL, 0, &id);
    Sleep(10);
    printf("%d %d\n", other == id, other != GetCurrentThreadId());
    return 0;
}
