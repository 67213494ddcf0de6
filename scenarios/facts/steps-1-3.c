//! title: STEPS 1.3 a plain flag is a data race
//! teaches: one thread sets it while another one reads it, and nothing orders them (inferred)
//@ sometimes: data-race
//@ never-output: "seen"

#include <windows.h>
#include <stdio.h>

static int flag;

static DWORD WINAPI set(LPVOID unused)
{
    flag = 1;
    return 0;
}

int main(void)
{
    CreateThread(NULL, 0, set, NULL, 0, NULL);
    while (!flag) {
        SwitchToThread();
    }
    printf("seen\n");
    return 0;
}
