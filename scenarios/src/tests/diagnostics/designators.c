#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int a[2] = { [2] = 1, [1] = 0 };
    int x[] = { ["a"] = 1 };
    return 0;
}
