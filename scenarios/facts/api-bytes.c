//! title: Memory and strings
//! teaches: memmove copies overlapping bytes as if by way of a copy; memcmp and strcmp give the sign of the first
//!   difference (documented)
//@ never: any
//@ only-output: "ababcd\n3 1 0\nless equal greater\nless greater\n"

#include <windows.h>
#include <stdio.h>
#include <string.h>

static const char *sign(int value)
{
    return value < 0 ? "less" : value > 0 ? "greater" : "equal";
}

int main(void)
{
    char text[8] = "abcd";

    memmove(text + 2, text, 5);
    puts(text);
    printf("%lu %lu %lu\n", (unsigned long)strlen("abc"), (unsigned long)strlen("a"), (unsigned long)strlen(""));
    printf("%s %s %s\n", sign(strcmp("a", "b")), sign(strcmp("ab", "ab")), sign(strcmp("ab", "a")));
    printf("%s ", sign(memcmp("ab", "ac", 2)));
    printf("%s", sign(memcmp("ac", "ab", 2)));
    putchar('\n');
    fflush(stdout);
    return 0;
}
