#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    SetEvent((HANDLE)1, TRUE);
    return 0;
}
