#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int a[2] = { 1, 2, 3 };
    struct s s = { 1, 2, 3 };
    struct s t = { .nmber = 1 };
    char c[2] = "abc";
    int b[2] = 5;
    int x = { 1, 2 };
    return 0;
}
