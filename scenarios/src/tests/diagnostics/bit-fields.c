#include <stddef.h>

struct s {
    int a : 33;
    int b : 0;
    char *c : 3;
    unsigned d : 3;
};

int main(void)
{
    struct s s = { 0 };
    unsigned *p = &s.d;
    return (int)sizeof(s.d) + (int)offsetof(struct s, d);
}
