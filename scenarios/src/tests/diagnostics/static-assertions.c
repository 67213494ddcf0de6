#include <assert.h>
static_assert(sizeof(int) == 4, "true");
_Static_assert(sizeof(long) == 8, "long is " "long");
int main(void)
{
    int count = 3;
    static_assert(count == 3, "no constant");
    _Static_assert(sizeof(count) != 4);
    return 0;
}
