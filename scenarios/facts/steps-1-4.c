//! title: STEPS 1.4 an auto-reset event releases exactly one waiter, any of them
//! teaches: which one is not promised (documented)
//@ never: any
//@ only-output: "first\n"
//@ only-output: "second\n"

#include <windows.h>
#include <stdio.h>

static HANDLE event;

static DWORD WINAPI take(LPVOID name)
{
    WaitForSingleObject(event, INFINITE);
    printf("%s\n", (char *)name);
    return 0;
}

int main(void)
{
    event = CreateEventA(NULL, FALSE, FALSE, NULL);
    CreateThread(NULL, 0, take, "first", 0, NULL);
    CreateThread(NULL, 0, take, "second", 0, NULL);
    Sleep(10);
    SetEvent(event);
    Sleep(10);
    return 0;
}
