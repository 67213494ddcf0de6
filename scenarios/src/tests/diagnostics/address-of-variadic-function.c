#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    void *p = printf;
    return 0;
}
