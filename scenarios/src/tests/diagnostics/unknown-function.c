#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    CreatThreadpoolIo(0, 0, 0, 0);
    return 0;
}
