#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    struct s a;
    int x = a;
    a = x;
    if (a) x = 1;
    x = (int)a;
    return 0;
}
