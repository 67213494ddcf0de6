//! title: A precision ends a string
//! teaches: `%.3s` reads three characters and looks no further (documented, C11 7.21.6.1)
//@ never: any
//@ only-output: "abc ab||\n"

#include <stdio.h>

int main(void)
{
    char text[3] = { 'a', 'b', 'c' };

    printf("%.3s %.*s|%.0s|\n", text, 2, text, text);
    return 0;
}
