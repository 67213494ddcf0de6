//! title: leak leaks: strict counts what was not freed
//! teaches: a block that the program forgot (inferred)
//@ leaks: strict
//@ sometimes: leak
//@ only-output: "over\n"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

int main(void)
{
    char *block = malloc(8);

    printf(block ? "over\n" : "no memory\n");
    return 0;
}
