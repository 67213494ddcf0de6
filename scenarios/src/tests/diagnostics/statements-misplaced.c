#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    break;
    continue;
    case 1: default: goto nowhere;
    here: here: ;
    return 0;
}
