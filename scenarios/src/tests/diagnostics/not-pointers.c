#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    void *p = 0;
    *p = 1;
    p++;
    int x;
    x[0] = 1;
    *x = 1;
    return 0;
}
