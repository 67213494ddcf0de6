//! title: A program's macros are its own
//! teaches: the functions that are C around others do not see what a program defines, or undefines (inferred)
//@ never: any
//@ only-output: "55\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#undef va_arg
#undef RAND_MAX
#define text "not a name"
#define count 3
#define INFINITE nobody
#define value +1 +

int main(void)
{
    int numbers[] = { 5, 3, 4 }, found = 0;

    sscanf("55", "%d", &found);
    srand(count value 0);
    printf("%d\n", found + 0 * rand() + 0 * numbers[0]);
    return 0;
}
