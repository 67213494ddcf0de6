//! title: STEPS 1.9 a loop that only asks lets time pass
//! teaches: polling an event with a timeout of 0 does not stop the clock (inferred)
//@ never: any
//@ only-output: "set\n"

#include <windows.h>
#include <stdio.h>

static HANDLE event;

static DWORD WINAPI set(LPVOID unused)
{
    Sleep(1000);
    SetEvent(event);
    return 0;
}

int main(void)
{
    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    CreateThread(NULL, 0, set, NULL, 0, NULL);
    while (WaitForSingleObject(event, 0) == WAIT_TIMEOUT) {
    }
    printf("set\n");
    return 0;
}
