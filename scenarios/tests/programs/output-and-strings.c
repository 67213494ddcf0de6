//! title: The printf family and C's strings
//! teaches: conversions, widths and cut-off texts come out as a Windows C library prints them (documented)
//@ never: any
//@ only-output: "00042|ab  |\nff 3\nabc 6\nab -1 3\nwide x=7 narrow\none 2\nto stdout\nabcdef 0 def ef -1 1\n42 -7 0\nlonger=4 4\n"

#include <windows.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tchar.h>

static int made(char *to, size_t size, const char *format, ...)
{
    va_list list;
    int length;

    va_start(list, format);
    length = vsnprintf(to, size, format, list);
    va_end(list);
    return length;
}

static void said(FILE *stream, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    if (stream == stdout)
        vprintf(format, list);
    else
        vfprintf(stream, format, list);
    va_end(list);
}

static char *filled(char *to, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    vsprintf(to, format, list);
    va_end(list);
    return to;
}

int main(void)
{
    char text[32];
    WCHAR wide[8];

    sprintf(text, "%05d|%-4s|", 42, "ab");
    puts(text);
    printf("%s %d\n", filled(text, "%x", 255u), 3);
    printf("%s ", (snprintf(text, 4, "%s", "abcdef"), text));
    printf("%d\n", snprintf(text, 4, "abcdef"));
    memset(text, 0, sizeof text);
    printf("%s %d ", (_snprintf(text, 2, "abc"), text), _snprintf(text, 2, "abc"));
    printf("%d\n", _snprintf(text, 8, "abc"));
    wcscpy(wide, L"wide");
    wprintf(L"%s x=%d %hs\n", wide, 7, "narrow");
    said(stdout, "%s %I64d\n", "one", 2LL);
    said(stderr, "no part of the output\n");
    fputs("to ", stdout);
    fprintf(stdout, "%s\n", _T("stdout"));
    fprintf(stderr, "neither is this\n");

    strcpy(text, "abc");
    strcat(text, "def");
    printf("%s %d %s %s ", text, strcmp(text, "abcdef"), strchr(text, 'd'), strstr(text, "ef"));
    printf("%d %d\n", wcscmp(L"a", L"b"), strrchr("aba", 'a') != strchr("aba", 'b'));
    printf("%d %d %d\n", atoi(" 42x"), atoi("-7"), strncmp("abx", "aby", 2));
    strncpy(text, "longer", 4);
    text[4] = '\0';
    printf("%s", strncpy(text + 8, "longer", 7));
    printf("=%d ", made(text, sizeof text, "%04d", 7));
    printf("%d\n", (int)wcslen(L"wide"));
    return 0;
}
