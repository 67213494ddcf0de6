#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int x, *p = &x;
    if (p == 3) x = 1;
    x = p * 2;
    p = p + p;
    x = p - &x;
    return 0;
}
