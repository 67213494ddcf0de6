//! title: STEPS 1.9 what is due at the same instant comes in any order
//! teaches: equal deadlines promise nothing (inferred)
//@ never: any
//@ only-output: "one\ntwo\n"
//@ only-output: "two\none\n"

#include <windows.h>
#include <stdio.h>

static DWORD WINAPI one(LPVOID unused)
{
    Sleep(10);
    printf("one\n");
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, one, NULL, 0, NULL);

    Sleep(10);
    printf("two\n");
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
