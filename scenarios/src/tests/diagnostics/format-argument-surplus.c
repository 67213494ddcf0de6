#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    printf("%d\n", 1, 2);
    return 0;
}
