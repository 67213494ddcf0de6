//! title: What main is given
//! teaches: argc is 1 and argv[0] the name of the program; `__func__` is the name of the function (documented, C11 5.1.2.2.1, 6.4.2.2)
//@ never: any
//@ only-output: "helper: 1\nmain: arguments-of-main.exe 1 5\n1-a-b 5 6 -1 10\n"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define SAY(format, ...) printf("%s: " format "\n", __func__, ##__VA_ARGS__)

static void helper(int n) { SAY("%d", n); }

int main(int argc, char *argv[])
{
    wchar_t wide[16];
    int length = swprintf(wide, 16, L"%d-%ls-%s", argc, L"a", L"b");

    helper(argc);
    SAY("%s %d %d", argv[0], argv[argc] == NULL, (int)sizeof __func__);
    wprintf(L"%s ", wide);
    wcscat(wide, L"!");
    printf("%d %d %d %d\n", length, (int)wcslen(wide), swprintf(wide, 3, L"abc"), getchar());
    return argc - 1;
}
