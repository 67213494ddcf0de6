#include <stdarg.h>
void emit(long long value);

struct pair { int first; long long second; };

static int sum(int count, ...)
{
    va_list list;
    int i, total = 0;
    va_start(list, count);
    for (i = 0; i < count; i++) total += va_arg(list, int);
    va_end(list);
    return total;
}

static long long from_list(const char *kinds, va_list list)
{
    long long total = 0;
    for (; *kinds; kinds++) {
        switch (*kinds) {
        case 'i': total = total * 10 + va_arg(list, int); break;
        case 'u': total = total * 10 + va_arg(list, unsigned); break;
        case 'l': total = total * 10 + va_arg(list, long long); break;
        case 'p': total = total * 10 + va_arg(list, struct pair *)->first; break;
        case 's': total = total * 10 + va_arg(list, char *)[1]; break;
        }
    }
    return total;
}

static long long mixed(const char *kinds, ...)
{
    va_list list, again;
    long long one, two;
    va_start(list, kinds);
    va_copy(again, list);
    one = from_list(kinds, list);
    two = from_list(kinds, again);
    va_end(list);
    va_end(again);
    return one == two ? one : -1;
}

static int (*pointer)(int, ...) = sum;

int main(void)
{
    struct pair pair = { 7, 8 };
    char c = -1;
    unsigned char u = 200;
    int i;
    emit(sum(0)); emit(sum(1, 5)); emit(sum(4, 1, 2, 3, -10)); //= 0 5 -4
    emit(mixed("iulp", -1, 4000000000u, 1LL << 40, &pair)); //= 11395116276767
    emit(mixed("si", "abc", c)); emit(mixed("ii", c, u)); //= 979 190
    emit(pointer(2, 30, 12)); emit(sum(2, sum(2, 1, 2), sum(3, 1, 1, 1))); //= 42 6
    for (i = 0; i < 3; i++) emit(sum(i, 10, 20, 30)); //= 0 10 30
    emit(i == 3 && sum(1, i)); emit(sum(1, 1) ? sum(1, 2) : sum(1, 3)); //= 1 2
    return 0;
}
