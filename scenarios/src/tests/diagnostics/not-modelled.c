#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    PeekNamedPipe(0);
    return 0;
}
