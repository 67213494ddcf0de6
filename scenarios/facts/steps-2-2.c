//! title: STEPS 2.2 a thousand rounds of malloc and free
//! teaches: the address of a freed block may come again when no pointer carries it (inferred)
//@ leaks: strict
//@ never: any
//@ only-output: "1000\n"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

int main(void)
{
    int i;

    for (i = 0; i < 1000; i++) {
        int *block = malloc(sizeof(*block));
        *block = i;
        free(block);
    }
    printf("%d\n", i);
    return 0;
}
