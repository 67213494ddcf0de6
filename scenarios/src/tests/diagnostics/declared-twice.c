#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    int twice;
    int twice;
    goto out;
    { DWORD DWORD; }
    return 0;
}
