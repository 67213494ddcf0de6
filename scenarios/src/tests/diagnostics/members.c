#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    struct s a, *p = &a;
    a->number = 1;
    p.number = 1;
    p->numbr = 1;
    p->zzzzzz = 1;
    p->number.x = 1;
    return 0;
}

static int function(void)
{
    return function->number;
}
