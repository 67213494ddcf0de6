//! title: Floating point
//! teaches: doubles and floats are computed, converted, compared, passed and printed as C says (documented, C11 6.3.1.4, 6.3.1.8, 7.21.6.1)
//@ never: any
//@ only-output: "7.500000 1.50 3.000000e+00 0.1 3\n0 0 1\n1.414 2.5 3 -3 -2\n  0.0020|-0.0   |1e+20|+2.50|00001.5\n4.0 2.50\n1 1 0 1 1\n6.25 1.25 4\n-7 7 4294967295 1.84467e+19\n8 4 16 8\n0.333333 0.33333334\n3 2.5 250.00 yes\n2.25 15.750\n"

#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <windows.h>

struct stat { double sum; float max; int n; };
struct odd { char c; double d; };
union both { double d; unsigned long long bits; };

static const double table[] = { 1, 1.25, 6.25f, [4] = 4 };
static double total = 1.5e0;

static void add(struct stat *s, double v)
{
    s->sum += v;
    if (v > s->max) s->max = (float)v;
    s->n++;
}

static double average(const struct stat *s) { return s->n ? s->sum / s->n : 0.0; }

static double sum(int n, ...)
{
    va_list list;
    double s = 0;

    va_start(list, n);
    for (; n > 0; n--) s += va_arg(list, double);
    va_end(list);
    return s;
}

static float half(float x) { return x / 2; }

static DWORD WINAPI work(LPVOID parameter)
{
    double *shared = parameter;

    *shared = *shared * *shared;
    return (DWORD)*shared;
}

int main(void)
{
    struct stat s = { 0.0, -1.0f, 0 };
    union both both = { .d = 1.0 };
    double x = 1e-3, shared = 1.5, zero = 0.0, minus_zero = -0.0;
    float f = 1, g = 5.0f;
    int i, k = 10;
    unsigned long long big = 18446744073709551615ull;
    HANDLE thread;
    DWORD code;
    double (*pointer)(const struct stat *) = average;

    for (i = 0; i < 5; i++) add(&s, i * 0.75);
    printf("%f %.2f %e %g %d\n", s.sum, pointer(&s), s.max, 0.1, (int)3.99);
    printf("%d %d %d\n", 0.1 + 0.2 == 0.3, (float)0.1 == 0.1, zero == minus_zero);
    printf("%.3f %.1f %g %g %g\n", sqrt(2.0), fabs(-2.5), ceil(2.1), floor(-2.1), ceil(-2.9));
    x *= 2;
    printf("%8.4f|%-7.1f|%g|%+.2f|%07.1f\n", x, minus_zero, 1e20, 2.5, 1.5);
    printf("%.1f %.2f\n", sum(2, 1.5, 2.5), half(g));
    printf("%d %d %d %d %d\n", !zero, !minus_zero, x && zero, x || zero, x ? 1 : 0);
    printf("%g %g %d\n", table[2], table[1], (int)(sizeof table / sizeof table[0]) - (table[4] == 4));
    i = -7.9;
    k -= 2.5;
    printf("%d %d %u %g\n", i, k, (unsigned)4294967295.0, (double)big);
    printf("%d %d %d %d\n", (int)sizeof(double), (int)sizeof f, (int)sizeof(struct odd), (int)offsetof(struct odd, d));
    f /= 3;
    printf("%g %.8f\n", f, f);
    x = 1.5;
    x++;
    printf("%d %g %.2f %s\n", (int)(x + 0.5), x, 1000 * 0.25, both.bits == 0x3ff0000000000000ull ? "yes" : "no");
    thread = CreateThread(NULL, 0, work, &shared, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    GetExitCodeThread(thread, &code);
    total *= shared * code * 2;
    printf("%g %.3f\n", shared, total + 2.25);
    return 0;
}
