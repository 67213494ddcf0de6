//! title: hang one thread spins for ever, the other waits for it
//! teaches: what can move changes nothing, and what waits is never released (inferred)
//@ sometimes: hang
//@ never-output: "over"

#include <windows.h>
#include <stdio.h>

static volatile LONG flag;

static DWORD WINAPI spin(LPVOID unused)
{
    while (!flag) {
        SwitchToThread();
    }
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, spin, NULL, 0, NULL);

    WaitForSingleObject(thread, INFINITE);
    printf("over\n");
    return 0;
}
