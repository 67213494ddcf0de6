//! title: STEPS 1.4 a manual-reset event releases all of them
//! teaches: and stays set (documented)
//@ never: any
//@ only-output: "released\nreleased\nstill set 0\n"

#include <windows.h>
#include <stdio.h>

static HANDLE event;

static DWORD WINAPI take(LPVOID unused)
{
    WaitForSingleObject(event, INFINITE);
    printf("released\n");
    return 0;
}

int main(void)
{
    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    CreateThread(NULL, 0, take, NULL, 0, NULL);
    CreateThread(NULL, 0, take, NULL, 0, NULL);
    Sleep(10);
    SetEvent(event);
    Sleep(10);
    printf("still set %lu\n", WaitForSingleObject(event, 0));
    return 0;
}
