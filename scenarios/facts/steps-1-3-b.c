//! title: STEPS 1.3 an aligned volatile flag is none
//! teaches: so Microsoft's compiler reads it; C does not promise it (practice)
//@ never: any
//@ only-output: "seen\n"

#include <windows.h>
#include <stdio.h>

static volatile int flag;

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
