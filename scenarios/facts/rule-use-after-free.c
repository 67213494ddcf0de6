//! title: use-after-free reading a block that was freed
//! teaches: the bytes may belong to somebody else by now (inferred)
//@ sometimes: use-after-free
//@ never-output: "read"

#include <windows.h>
#include <stdio.h>

#include <stdlib.h>

static int *block;

int main(void)
{
    block = calloc(1, sizeof(*block));
    free(block);
    printf("read %d\n", *block);    //~ use-after-free
    return 0;
}
