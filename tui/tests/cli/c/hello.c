//! title: Two lines and an exit code
//@ never: any
//@ only-output: "hello\nworld\n"
#include <stdio.h>

int main(void)
{
    printf("hello\n");
    printf("world\n");
    return 3;
}
