//! title: More of the C library
//! teaches: rand, strtok, sscanf, fwrite and others do what Microsoft's C library does (documented)
//@ never: any
//@ only-output: "41 18467 6334\n41\n<a><b><c>\n4: -12 3000000000 ff key\n1: 7\n-1\nraw bytes\n!\nabc 0, [] 34\nffffff01 1010\nThu 1970-01-01 00:00:01.500\n0 ok\n1024 1e+15 3\n"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <assert.h>
#include <math.h>

static_assert(sizeof(wchar_t) == 2, "UTF-16");

static void scanned(void)
{
    int number = 0;
    unsigned large = 0, hexadecimal = 0;
    char word[8];
    int found;

    found = sscanf("  -12, 3000000000 0xff key=1", "%d, %u %x %3s", &number, &large, &hexadecimal, word);
    printf("%d: %d %u %x %s\n", found, number, large, hexadecimal, word);
    found = sscanf("7 x", "%d %d", &number, &found);
    printf("%d: %d\n", found, number);
    printf("%d\n", sscanf("", "%d", &number));
}

static void calendar(void)
{
    ULARGE_INTEGER units;
    FILETIME time;
    SYSTEMTIME date;
    static const char *const names[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };

    units.QuadPart = 116444736000000000ULL + 15000000;
    time.dwLowDateTime = units.LowPart;
    time.dwHighDateTime = units.HighPart;
    FileTimeToSystemTime(&time, &date);
    printf("%s %04u-%02u-%02u %02u:%02u:%02u.%03u\n", names[date.wDayOfWeek], date.wYear, date.wMonth, date.wDay,
           date.wHour, date.wMinute, date.wSecond, date.wMilliseconds);
}

int main(void)
{
    int first = rand(), second = rand();
    char text[] = "a,b;;c", *part, four[4];
    char minus[16], binary[16];
    errno_t fits, cut;

    printf("%d %d %d\n", first, second, rand());
    srand(1);
    printf("%d\n", rand());
    for (part = strtok(text, ",;"); part; part = strtok(NULL, ",;"))
        printf("<%s>", part);
    putchar('\n');
    scanned();
    fwrite("raw bytes\n", 1, 10, stdout);
    fputc('!', stdout);
    putc('\n', stdout);
    fits = strncpy_s(four, sizeof(four), "abcdef", 3);
    printf("%s %d, ", four, fits);
    cut = strncpy_s(four, sizeof(four), "abcdef", 5);
    printf("[%s] %d\n", four, cut);
    printf("%s %s\n", _itoa(-255, minus, 16), _itoa(10, binary, 2));
    calendar();
    printf("%d %ls\n", wcsncmp(L"abcd", L"abce", 3), wcschr(L"key=ok", L'=') + 1);
    printf("%g %g %g\n", pow(2, 10), pow(10, 15), pow(9, 0.5));
    return 0;
}
