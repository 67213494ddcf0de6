#include <stdarg.h>

static void f(int x)
{
    va_list list;
    va_start(list, x);
    va_end(list);
}

int main(void)
{
    f(1);
    return 0;
}
