//! title: there is one process
//! teaches: its pseudo handle is -1, and its number is the same for all threads (documented)
//@ never: any
//@ only-output: "-1, same 1\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI ask(LPVOID unused)
{
    return GetCurrentProcessId();
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, ask, NULL, 0, NULL);
    DWORD other;

    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &other);
    printf("%d, same %d\n", (int)(LONG_PTR)GetCurrentProcess(), other == GetCurrentProcessId());
    return 0;
}
