//! title: What runs after main
//! teaches: functions of atexit, the last one first, at the end of main and in exit, but not in ExitProcess; a third
//!   parameter of main points to an environment, empty here (documented, C11 7.22.4.2, 7.22.4.4)
//@ never: any
//@ only-output: "1 1\nmain\nsecond\nfirst\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static void first(void)
{
    printf("first\n");
}

static void second(void)
{
    printf("second\n");
}

static DWORD WINAPI other(LPVOID unused)
{
    ExitThread(7);
}

int main(int argc, char **argv, char **envp)
{
    HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);

    printf("%d %d\n", argc, *envp == NULL);
    WaitForSingleObject(thread, INFINITE);
    if (atexit(first) || atexit(second)) {
        return 1;
    }
    printf("main\n");
    if (argc == 1) {
        exit(argc - 1);
    }
    return argc;
}
