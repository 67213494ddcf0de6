#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int *p = 5;
    int x = p;
    HANDLE h = 0;
    h = -1;
    return 0;
}
