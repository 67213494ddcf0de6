#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int x;
    char *p = &x;
    LONG *q = &x;
    DWORD *r = &x;
    void *v = &x;
    p = v;
    return 0;
}
