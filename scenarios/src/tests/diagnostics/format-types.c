#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    printf("%s %lld %d %*d%%", 1, 2, 3ll, 4, 5);
    return 0;
}
