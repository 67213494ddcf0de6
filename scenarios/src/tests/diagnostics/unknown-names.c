#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int counter;
    countre = 1;
    nothing_like_it++;
    nothing_like_it--;
    return 0;
}
