//@ sometimes: data-race
//@ never: deadlock
//@ only-output: "no\n"
//@ never-output: "e"
#include <stdio.h>

int main(void)
{
    printf("yes\n");   //~ data-race
    return 0;
}
