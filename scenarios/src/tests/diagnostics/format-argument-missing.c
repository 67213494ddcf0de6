#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    printf("%d %s\n", 1);
    return 0;
}
