//! title: STEPS 2.2 another thread lets go of the last pointer while a block is allocated
//! teaches: whether a name is free again is asked of all memory, so both orders count (inferred)
//@ never: any
//@ only-output: "allocated\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

static PVOID volatile kept;

static DWORD WINAPI other(LPVOID unused)
{
    kept = NULL;
    return 0;
}

int main(void)
{
    HANDLE thread = NULL;
    int round;

    for (round = 0; round < 2; round++) {
        PVOID block = malloc(4);

        if (round == 0) {
            kept = block;
            free(block);
            block = NULL;
            thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
        }
    }
    WaitForSingleObject(thread, INFINITE);
    printf("allocated\n");
    return 0;
}
