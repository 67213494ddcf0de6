#include <stdio.h>
int main(void)
{
    double d = 1.5; int a[3]; char *p = "x";
    a[d] = 1;
    d % 2;
    d << 1;
    ~d;
    switch (d) { case 1: break; }
    p + d;
    p = d;
    p = (char *)d;
    printf("%d %f %s\n", d, 1, d);
    int b[1.5];
    return d;
}
