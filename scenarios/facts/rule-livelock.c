//! title: livelock everything moves and nothing ends
//! teaches: both threads yield to each other for ever (inferred)
//@ sometimes: livelock
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
    CreateThread(NULL, 0, spin, NULL, 0, NULL);
    spin(NULL);
    printf("over\n");
    return 0;
}
