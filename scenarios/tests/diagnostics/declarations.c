static extern int a;
unsigned signed b;
int short long c;
struct { static int x; int; } d;
enum { 1 } e;
int f(x, y);
main() { return 0; }
printf("x");
x = 1;
return 0;
long long long g;
int h[2] = { 1, 2;
int i = (int x)1;
struct;
int (*j(void);
