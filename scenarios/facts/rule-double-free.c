//! title: double-free freeing a block twice
//! teaches: NULL is nothing, a freed block is not (documented)
//@ sometimes: double-free
//@ never-output: "twice"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

static void *block;

int main(void)
{
    block = malloc(8);
    free(NULL);
    free(block);
    free(block);    //~ double-free
    printf("twice\n");
    return 0;
}
