#include <windows.h>
#include <stdio.h>

struct s {
    int number;
    char *text;
};

int main(void)
{
    switch (1) { case 1: case 1: default: default: ; }
    int x = 1;
    switch (x) { case x: ; }
    return 0;
}
