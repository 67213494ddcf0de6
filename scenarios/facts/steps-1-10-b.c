//! title: STEPS 1.10 ExitThread in main leaves the process alive until its last thread ends
//! teaches: the process ends with that thread (documented)
//@ never: any
//@ only-output: "thread\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI other(LPVOID unused)
{
    Sleep(100);
    printf("thread\n");
    return 0;
}

int main(void)
{
    CreateThread(NULL, 0, other, NULL, 0, NULL);
    ExitThread(0);
}
