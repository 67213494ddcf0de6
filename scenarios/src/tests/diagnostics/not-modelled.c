#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    SuspendThread(0);
    return 0;
}
