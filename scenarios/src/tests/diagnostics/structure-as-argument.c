#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    struct s s;
    printf("", s);
    return 0;
}
