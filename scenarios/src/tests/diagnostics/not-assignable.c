#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    const int c = 1;
    c = 2;
    5 = c;
    c++;
    int a[2];
    a = 0;
    &5;
    const char *t = "";
    *t = 1;
    return 0;
}
