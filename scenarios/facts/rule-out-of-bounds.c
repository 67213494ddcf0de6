//! title: out-of-bounds one byte too far
//! teaches: the last byte of the block is still its own (inferred)
//@ sometimes: out-of-bounds
//@ never-output: "beyond"

#include <windows.h>
#include <stdio.h>

int main(void)
{
    char buffer[8] = {0};
    int i;

    for (i = 0; i <= 8; i++) {
        buffer[i] = 1;      //~ out-of-bounds
    }
    printf("beyond %d\n", buffer[7]);
    return 0;
}
