//! title: More of the C library
//! teaches: string, character, conversion and sorting functions (documented)
//@ never: any
//@ only-output: "[one][two][three]\nabcdefgh 8 0\ncdefgh cdefgh efgh\nABCDEFGH 1 0\n1 2 5 7 9 at 3\n-42 255 17 3\nABABCF-- 1\n   42|42   |00042|+42|ff|0XFF|10|z|%|xy|   7\n-9223372036854775808 18446744073709551615 1234567890123 4464 44\n1 ABABCF-- 2\ndup\n0\n1-2\n"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <limits.h>
static int cmp(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
int main(void)
{
    char buf[64], *tok;
    int a[] = { 5, 2, 9, 1, 7 }, key = 7, *hit;
    size_t i;
    strcpy(buf, "one,two;three");
    char *ctx; for (tok = strtok_s(buf, ",;", &ctx); tok; tok = strtok_s(NULL, ",;", &ctx)) printf("[%s]", tok);
    printf("\n");
    strncpy(buf, "abcdef", sizeof buf);
    strncat(buf, "ghijk", 2);
    printf("%s %zu %d\n", buf, strlen(buf), strncmp(buf, "abcxyz", 3));
    printf("%s %s %s\n", strchr(buf, 'c'), strrchr(buf, 'c'), strstr(buf, "ef"));
    for (i = 0; buf[i]; i++) buf[i] = (char)toupper((unsigned char)buf[i]);
    printf("%s %d %d\n", buf, isdigit('7') != 0, isalpha('7') != 0);
    qsort(a, 5, sizeof a[0], cmp);
    for (i = 0; i < sizeof a / sizeof *a; i++) printf("%d ", a[i]);
    hit = bsearch(&key, a, 5, sizeof a[0], cmp);
    printf("at %d\n", (int)(hit - a));
    printf("%ld %lu %d %d\n", strtol("-42xyz", NULL, 10), strtoul("ff", NULL, 16), atoi("17"), abs(-3));
    memmove(buf + 2, buf, 3);
    memset(buf + 6, '-', 2);
    printf("%s %d\n", buf, memcmp("abc", "abd", 3) < 0);
    printf("%5d|%-5d|%05d|%+d|%x|%#X|%o|%c|%%|%.2s|%*d\n", 42, 42, 42, 42, 255, 255, 8, 'z', "xyz", 4, 7);
    printf("%lld %llu %I64d %hd %hhu\n", LLONG_MIN, ULLONG_MAX, 1234567890123LL, (short)70000, (unsigned char)300);
    printf("%d %s %d\n", a[0], buf, a[1]);
    printf("%s\n", _strdup("dup"));
    printf("%d\n", _stricmp("ABC", "abc"));
    sprintf_s(buf, sizeof buf, "%d-%d", 1, 2);
    puts(buf);
    return 0;
}
