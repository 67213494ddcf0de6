#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    printf("%s %y\n", 1);
    return 0;
}
