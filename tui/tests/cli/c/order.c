//! title: Two threads print
//@ only-output: "main\nother\n"
#include <windows.h>
#include <stdio.h>

static DWORD WINAPI other(LPVOID unused)
{
    printf("other\n");
    return 0;
}

int main(void)
{
    HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
    printf("main\n");
    WaitForSingleObject(thread, INFINITE);
    return 0;
}
